// Suggestions while one types: a combobox with a list box in groups, after the ARIA Authoring Practices.
// Without this file the field is a plain search box that works.
const WAIT = 120;
const PAGES = ["page", "news", "exhibition", "activity"];
const HAN = /\p{Script=Han}/u;
const GROUPS = ["agent", "subject", "place", "title", "pages"];

function groupOf(kind) {
  if (PAGES.includes(kind)) return "pages";
  return GROUPS.includes(kind) ? kind : "title";
}

function element(role, className, text = "") {
  const made = document.createElement("div");
  made.setAttribute("role", role);
  made.className = className;
  made.textContent = text;
  return made;
}

class Suggestions {
  constructor(input, number) {
    this.input = input;
    this.names = new Map((input.dataset.kinds || "").split(";").map((pair) => pair.trim().split("=")));
    this.list = element("listbox", "suggest");
    this.list.id = `suggest-${number}`;
    this.list.setAttribute("aria-label", this.names.get("suggestions") || input.getAttribute("aria-label"));
    this.list.hidden = true;
    this.status = element("status", "hidden");
    input.after(this.list, this.status);
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-controls", this.list.id);
    input.setAttribute("aria-expanded", "false");
    input.autocomplete = "off";
    this.options = [];
    this.known = new Map();
    this.active = -1;
    this.written = input.value;
    input.addEventListener("input", (event) => !event.isComposing && this.later());
    input.addEventListener("compositionend", () => this.later());
    input.addEventListener("keydown", (event) => this.key(event));
    input.addEventListener("blur", () => this.close());
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => this.take(event.target.closest("[role=option]")));
  }

  later() {
    this.written = this.input.value;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), WAIT);
  }

  async ask() {
    const words = this.written.trim();
    this.request?.abort();
    if (!words) return this.close();
    if (this.known.has(words)) return this.show(this.known.get(words));
    this.request = new AbortController();
    try {
      const query = new URLSearchParams({ q: words, lang: document.documentElement.lang });
      const answer = await fetch(`${this.input.dataset.suggest}?${query}`, { signal: this.request.signal });
      if (!answer.ok) return this.close();
      this.known.set(words, (await answer.json()).suggestions);
      this.show(this.known.get(words));
    } catch (error) {
      if (error.name !== "AbortError") this.close();
    }
  }

  show(suggestions) {
    if (document.activeElement !== this.input) return this.close();
    this.active = -1;
    const groups = GROUPS.map((name) => [name, suggestions.filter((one) => groupOf(one.kind) === name)]);
    this.list.replaceChildren(...groups.filter(([, some]) => some.length).map(([name, some]) => this.group(name, some)));
    this.options = [...this.list.querySelectorAll("[role=option]")];
    this.options.forEach((option, index) => (option.id = `${this.list.id}-${index}`));
    const open = this.options.length > 0;
    this.list.hidden = !open;
    this.input.setAttribute("aria-expanded", String(open));
    this.input.removeAttribute("aria-activedescendant");
    this.say(open ? "told" : "none");
  }

  group(name, suggestions) {
    const group = element("group", "suggest__group");
    const heading = element("presentation", "suggest__heading", this.names.get(name) || "");
    heading.id = `${this.list.id}-${name}`;
    group.setAttribute("aria-labelledby", heading.id);
    group.append(heading, ...suggestions.map((one) => this.option(one, name)));
    return group;
  }

  option(suggestion, group) {
    const option = element("option", "suggest__option", suggestion.text);
    option.setAttribute("aria-selected", "false");
    option.dataset.text = suggestion.text;
    if (HAN.test(suggestion.text)) option.lang = "zh";
    option.dataset.url = suggestion.url || "";
    const kind = this.names.get(suggestion.kind);
    if (kind && (group === "title" || group === "pages")) {
      const small = document.createElement("small");
      small.textContent = kind;
      small.lang = document.documentElement.lang;
      option.append(" ", small);
    }
    return option;
  }

  say(message) {
    this.status.textContent = (this.names.get(message) || "").replace("#", this.options.length);
  }

  key(event) {
    if (event.isComposing) return;
    if (this.list.hidden) return this.reopen(event);
    const last = this.options.length - 1;
    const places = { ArrowDown: this.active === last ? -1 : this.active + 1, Home: 0, End: last };
    places.ArrowUp = this.active < 0 ? last : this.active - 1;
    if (event.key in places) {
      event.preventDefault();
      this.move(places[event.key]);
    } else if (event.key === "Enter" && this.active >= 0) {
      event.preventDefault();
      this.take(this.options[this.active]);
    } else if (event.key === "Escape") {
      event.preventDefault();
      this.input.value = this.written;
      this.close();
    }
  }

  reopen(event) {
    if (event.key !== "ArrowDown" || !this.input.value) return;
    event.preventDefault();
    this.written = this.input.value;
    this.ask();
  }

  move(place) {
    this.active = place;
    this.options.forEach((option, index) => option.setAttribute("aria-selected", String(index === place)));
    const current = this.options[place];
    this.input.value = current ? current.dataset.text : this.written;
    if (current) {
      this.input.setAttribute("aria-activedescendant", current.id);
      current.scrollIntoView({ block: "nearest" });
      if (place === 0) this.list.scrollTop = 0;
    } else {
      this.input.removeAttribute("aria-activedescendant");
    }
  }

  take(option) {
    if (!option) return;
    if (option.dataset.url) {
      window.location.assign(option.dataset.url);
    } else {
      this.input.value = option.dataset.text;
      this.input.form.requestSubmit();
    }
  }

  close() {
    this.active = -1;
    this.list.hidden = true;
    this.status.textContent = "";
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }
}

document.querySelectorAll("input[data-suggest]").forEach((input, number) => new Suggestions(input, number));
