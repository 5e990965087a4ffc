// Suggestions while one types: a combobox with a list box, after the ARIA Authoring Practices.
// Without this file the field is a plain search box that works.
const WAIT = 120;

class Suggestions {
  constructor(input, number) {
    this.input = input;
    this.list = document.createElement("ul");
    this.list.id = `suggest-${number}`;
    this.list.className = "suggest";
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", input.getAttribute("aria-label"));
    this.list.hidden = true;
    input.after(this.list);
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-controls", this.list.id);
    input.setAttribute("aria-expanded", "false");
    input.autocomplete = "off";
    this.active = -1;
    this.kinds = new Map((input.dataset.kinds || "").trim().split(";").map((pair) => pair.trim().split("=")));
    this.written = input.value;
    input.addEventListener("input", (event) => !event.isComposing && this.later());
    input.addEventListener("compositionend", () => this.later());
    input.addEventListener("keydown", (event) => this.key(event));
    input.addEventListener("blur", () => this.close());
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => this.take(event.target.closest("li")));
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
    this.request = new AbortController();
    try {
      const address = `${this.input.dataset.suggest}?q=${encodeURIComponent(words)}`;
      const answer = await fetch(address, { signal: this.request.signal });
      if (answer.ok) this.show((await answer.json()).suggestions);
    } catch (error) {
      if (error.name !== "AbortError") this.close();
    }
  }

  show(suggestions) {
    this.active = -1;
    this.list.replaceChildren(...suggestions.map((suggestion, index) => this.option(suggestion, index)));
    const open = suggestions.length > 0 && document.activeElement === this.input;
    this.list.hidden = !open;
    this.input.setAttribute("aria-expanded", String(open));
    this.input.removeAttribute("aria-activedescendant");
  }

  option(suggestion, index) {
    const item = document.createElement("li");
    item.id = `${this.list.id}-${index}`;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    item.dataset.text = suggestion.text;
    item.dataset.url = suggestion.url || "";
    item.append(suggestion.text);
    const kind = document.createElement("small");
    kind.textContent = this.kinds.get(suggestion.kind) || "";
    item.append(kind);
    return item;
  }

  key(event) {
    if (event.isComposing) return;
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in steps && !this.list.hidden) {
      event.preventDefault();
      this.move(steps[event.key]);
    } else if (event.key === "Enter" && this.active >= 0) {
      event.preventDefault();
      this.take(this.list.children[this.active]);
    } else if (event.key === "Escape" && !this.list.hidden) {
      event.preventDefault();
      this.input.value = this.written;
      this.close();
    }
  }

  move(step) {
    const items = [...this.list.children];
    const places = items.length + 1;
    this.active = ((this.active + 1 + step + places) % places) - 1;
    items.forEach((item, index) => item.setAttribute("aria-selected", String(index === this.active)));
    const current = items[this.active];
    this.input.value = current ? current.dataset.text : this.written;
    if (current) {
      this.input.setAttribute("aria-activedescendant", current.id);
      current.scrollIntoView({ block: "nearest" });
    } else {
      this.input.removeAttribute("aria-activedescendant");
    }
  }

  take(item) {
    if (!item) return;
    if (item.dataset.url) {
      window.location.assign(item.dataset.url);
    } else {
      this.input.value = item.dataset.text;
      this.input.form.requestSubmit();
    }
  }

  close() {
    this.active = -1;
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }
}

document.querySelectorAll("input[data-suggest]").forEach((input, number) => new Suggestions(input, number));
