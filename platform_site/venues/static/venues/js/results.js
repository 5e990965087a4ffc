// Filters and sorting at once, without loading the page anew. Without this file the form's button does the same.
const form = document.querySelector("form.filters__form");
const parts = ["results-list", "filters-fields", "results-count", "filters-count", "results-tabs", "results-chips"];

function address() {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (value !== "") query.append(name, value);
  return `${form.getAttribute("action") || window.location.pathname}?${query}`;
}

async function refresh(target) {
  const list = document.getElementById("results-list");
  const focused = document.activeElement?.id;
  list.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(target, { headers: { Accept: "text/html" } });
    if (!answer.ok) throw new Error(String(answer.status));
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const id of parts) {
      const here = document.getElementById(id);
      const there = page.getElementById(id);
      if (here && there) here.replaceWith(document.adoptNode(there));
    }
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  } catch {
    window.location.assign(target);
  }
}

if (form) {
  document.documentElement.classList.add("js");
  form.addEventListener("change", () => {
    const target = address();
    history.pushState(null, "", target);
    refresh(target);
  });
  window.addEventListener("popstate", () => window.location.reload());
}
