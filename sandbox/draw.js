// Turns pieces of the sandbox's state into elements. Knows nothing of the network.

export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "onclick") node.addEventListener("click", value);
    else if (value !== null && value !== undefined && value !== false) node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

const SHAPES = {
  back: "M15 5l-7 7 7 7",
  more: "M12 6v.01M12 12v.01M12 18v.01",
  close: "M6 6l12 12M18 6L6 18",
  photo: "M4 7h4l2-3h4l2 3h4v12H4zM12 16a3.2 3.2 0 100-6.4 3.2 3.2 0 000 6.4z",
  voice: "M12 3a3 3 0 013 3v5a3 3 0 01-6 0V6a3 3 0 013-3zM6 11a6 6 0 0012 0M12 17v4",
  send: "M4 12l16-8-6 16-3-6z",
  copy: "M9 9h10v11H9zM15 9V4H5v11h4",
  page: "M4 5h16v14H4zM4 9h16",
  out: "M8 16L18 6M10 6h8v8",
};

export function icon(shape) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", SHAPES[shape]);
  svg.append(path);
  return svg;
}

// A sign in a key's corner: what it does besides being pressed.
function corner(shape) {
  return el("span", { class: "corner", "aria-hidden": "true" }, icon(shape));
}

export function iconButton(shape, label, onclick, extra = "") {
  return el("button", { type: "button", class: `icon ${extra}`, "aria-label": label, title: label, onclick }, icon(shape));
}

export function avatar(name, id) {
  const letters = name.split(/\s+/).map((word) => word[0] || "").slice(0, 2).join("").toUpperCase();
  return el("span", { class: `avatar c${Math.abs(id) % 7}`, "aria-hidden": "true" }, letters);
}

export class Times {
  constructor(zone) {
    const format = (options) => new Intl.DateTimeFormat("en-GB", { timeZone: zone, ...options });
    this.clock = format({ hour: "2-digit", minute: "2-digit" });
    this.day = format({ weekday: "long", day: "numeric", month: "long" });
    this.date = format({ weekday: "short", day: "numeric", month: "long", year: "numeric" });
    this.short = format({ day: "numeric", month: "short" });
    this.offset = format({ timeZoneName: "shortOffset" });
  }
  hour(seconds) { return this.clock.format(seconds * 1000); }
  dayOf(seconds) { return this.day.format(seconds * 1000); }
  offsetOf(millis) { return this.offset.formatToParts(millis).find((part) => part.type === "timeZoneName").value; }
  near(seconds, nowMillis) {
    const sameDay = this.day.format(seconds * 1000) === this.day.format(nowMillis);
    return sameDay && nowMillis - seconds * 1000 < 86400000 ? this.hour(seconds) : this.short.format(seconds * 1000);
  }
}

function content(message) {
  const parts = [];
  if (message.reply_to) parts.push(el("span", { class: "quote" }, message.reply_to.text));
  if (message.photo) parts.push(el("img", { src: message.photo, alt: message.caption ? "Picture" : "Picture without a caption" }));
  if (message.voice) parts.push(el("span", { class: "file" }, "Voice message, 0:03"));
  if (message.document) parts.push(el("a", { class: "file", href: message.document.url, download: message.document.name }, message.document.name));
  if (message.html) {
    const text = el("span", { class: "text" });
    text.innerHTML = message.html; // escaped by the server: sandbox/entities.py to_html
    parts.push(text);
  }
  return parts;
}

function key(button, message, waiting, on) {
  const look = `key ${button.style || ""}`;
  if (button.url) {
    const link = el("a", { class: look, href: button.url, target: "_blank", rel: "noopener noreferrer" }, button.text, corner("out"));
    link.addEventListener("click", (event) => on.link(event, button.url));
    return link;
  }
  if (button.web_app) {
    return el("button", { type: "button", class: look, onclick: () => on.open(message.message_id, button.web_app) }, button.text, corner("page"));
  }
  if (button.copy_text) {
    return el("button", { type: "button", class: look, onclick: () => on.copy(button.copy_text) }, button.text, corner("copy"));
  }
  return el("button", { type: "button", class: look + (waiting ? " waiting" : ""), "data-key": button.data, onclick: () => on.press(message.message_id, button.data) }, button.text);
}

// One message as a list item. `view`: {mine, isTurn, isGroup, waitingKey, times}; `on`: press, open, copy, link.
export function bubble(message, view, on) {
  if (message.service) return el("li", { class: "service" }, `${message.from_name} ${message.service}`);
  const side = view.mine ? "mine" : "bot";
  const hasKeys = message.buttons.length > 0;
  const time = view.times.hour(message.date);
  const item = el("li", { class: `msg ${side}${view.isTurn ? " turn" : ""}${hasKeys ? " wide" : ""}`, "data-message": message.message_id },
    el("div", { class: "bubble" },
      view.isGroup && !view.mine ? el("span", { class: "name" }, message.from_name) : el("span", { class: "unseen" }, view.mine ? "You: " : `${message.from_name}: `),
      ...content(message),
      el("span", { class: "meta" }, message.edited ? `edited ${time}` : time),
      message.reaction.length ? el("span", { class: "reaction" }, message.reaction.join("")) : null));
  if (hasKeys) {
    item.append(el("div", { class: "keys", role: "group", "aria-label": "Answers" },
      ...message.buttons.map((row) => el("div", {}, ...row.map((button) => key(button, message, view.waitingKey === button.data, on))))));
  }
  item.querySelectorAll(".text a").forEach((link) => link.addEventListener("click", (event) => on.link(event, link.href)));
  item.querySelectorAll("time[data-unix]").forEach((node) => { node.title = view.times.date.format(node.dataset.unix * 1000); });
  return item;
}
