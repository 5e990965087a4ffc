// Filters and sorting at once, without loading the page anew. Without this file the form's button does the same.
const WAIT = 250;
const form = document.querySelector("form.filters__form");
const answers = ["results-list", "filters-fields", "results-count", "filters-count", "results-tabs", "results-chips"];
// What leads elsewhere and carries the filters along.
const ways = ["results-open", "results-layouts", "results-sort", "results-feed", "page-address", "menu-tools"];
let timer;

const searches = (field) => field.name?.startsWith("in_");

function address(withSearches) {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (value !== "" && (withSearches || !name.startsWith("in_"))) query.append(name, value);
  }
  return `${form.getAttribute("action") || window.location.pathname}?${query}`;
}

function apply() {
  const target = address(false);
  if (target !== window.location.pathname + window.location.search) history.pushState(null, "", target);
  refresh(address(true));
}

async function refresh(target) {
  const list = document.getElementById("results-list");
  list.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(target, { headers: { Accept: "text/html" } });
    if (!answer.ok) throw new Error(String(answer.status));
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const focused = document.activeElement;
    const opened = [...form.querySelectorAll("details[open]")].map((details) => details.id);
    for (const id of [...answers, ...ways]) {
      const there = page.getElementById(id);
      if (there) document.getElementById(id)?.replaceChildren(...there.childNodes);
    }
    for (const id of opened) document.getElementById(id)?.setAttribute("open", "");
    list.removeAttribute("aria-busy");
    restore(focused);
  } catch {
    window.location.assign(target);
  }
}

// A value that was chosen moves up in its facet.
function twinOf(focused) {
  if (focused?.type !== "checkbox") return focused?.id && document.getElementById(focused.id);
  return form.querySelector(`[name="${focused.name}"][value="${CSS.escape(focused.value)}"]`);
}

// The field that had the focus has been replaced by its twin: what is being typed in it goes on.
function restore(focused) {
  const twin = twinOf(focused);
  if (!twin) return;
  twin.focus({ preventScroll: true });
  if (!searches(twin)) return;
  twin.value = focused.value;
  twin.setSelectionRange(focused.selectionStart, focused.selectionEnd);
}

// What is listed is narrowed at once; the values that are not listed come with the answer of the server.
function narrow(field) {
  const typed = field.value.trim().toLowerCase();
  for (const label of field.closest("fieldset").querySelectorAll("label")) {
    const kept = label.querySelector("input").checked || label.textContent.toLowerCase().includes(typed);
    label.hidden = !kept && /[^a-z']/.test(typed);
  }
  clearTimeout(timer);
  timer = setTimeout(() => refresh(address(true)), WAIT);
}

if (form) {
  document.documentElement.classList.add("js");
  form.addEventListener("input", (event) => searches(event.target) && !event.isComposing && narrow(event.target));
  form.addEventListener("compositionend", (event) => searches(event.target) && narrow(event.target));
  form.addEventListener("change", (event) => {
    if (!searches(event.target)) apply();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    form.closest("[popover]").hidePopover();
    apply();
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && searches(event.target)) event.preventDefault();
  });
  window.addEventListener("popstate", () => window.location.reload());
}
