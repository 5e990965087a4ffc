// The preview of a rule: the form as it stands is sent to be tried, and the answer shown beneath the button.
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-search-preview]");
  if (!button) return;
  const place = button.parentElement.querySelector("[data-search-preview-result]");
  button.disabled = true;
  place.textContent = button.dataset.searchPreviewWaiting;
  try {
    const response = await fetch(button.dataset.searchPreview, { method: "POST", body: new FormData(button.form) });
    if (!response.ok) throw new Error(response.statusText);
    place.innerHTML = await response.text();
  } catch {
    place.textContent = button.dataset.searchPreviewFailed;
  } finally {
    button.disabled = false;
  }
});
