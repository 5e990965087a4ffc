// Firefox knows the ping of a link and sends none: there a beacon tells which result was followed.
if (CSS.supports("-moz-appearance", "none")) {
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[ping]");
    if (link) navigator.sendBeacon(link.ping);
  });
}
