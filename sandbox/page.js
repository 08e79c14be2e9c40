// The page of the sandbox: draws the state that the server sends and turns clicks into requests.
import { Times, avatar, bubble, el, icon, iconButton } from "./draw.js";

const $ = (id) => document.getElementById(id);
const seen = new Map(); // chat id -> highest message id that was on the screen
const panes = new Map(); // chat id -> what stands in its column
const pressed = new Map(); // "chat/message" -> data of the key just pressed
const shownToasts = new Set();
let state = null;
let times = null;
let open = []; // chat ids from left to right
const known = new Set(); // chats that were there before
let isMoving = false;
let invitation = new URLSearchParams(location.search).get("start");

// ---- requests

async function post(path, body) {
  const response = await fetch(`/sandbox/${path}`, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error || `The sandbox answered ${response.status}.`);
  return answer;
}

let noticeTimer = 0;
function notice(text) {
  $("notice").textContent = text;
  $("notice").hidden = false;
  clearTimeout(noticeTimer);
  noticeTimer = setTimeout(() => { $("notice").hidden = true; }, 6000);
}

async function attempt(work) {
  try { return await work(); } catch (error) { notice(error.message); return null; }
}

let isFetching = false;
let wantsMore = false;
async function refresh() {
  if (isFetching) { wantsMore = true; return; }
  isFetching = true;
  try {
    do {
      wantsMore = false;
      const found = await fetch("/sandbox/state?last=200").then((response) => response.json()).catch(() => null);
      if (found === null) {
        pulse("The sandbox does not answer. Is it still running?", false);
        setTimeout(refresh, 1000);
        return;
      }
      state = found;
      draw();
    } while (wantsMore);
  } finally {
    isFetching = false;
  }
}

// ---- the whole page

function draw() {
  if (times === null || times.zone !== state.zone) { times = new Times(state.zone); times.zone = state.zone; }
  drawClock();
  const ids = new Set(state.chats.map((chat) => chat.id));
  open = open.filter((id) => ids.has(id));
  openNew();
  drawPanes();
  drawPeople();
  drawStories();
  $("armed").textContent = state.faults.length ? `Armed: ${state.faults.map((fault) => `${fault.kind.replaceAll("_", " ")} ×${fault.times}`).join(", ")}` : "";
}

function pulse(text, isBusy) {
  $("pulse").classList.toggle("busy", isBusy);
  if ($("pulse").textContent !== text) $("pulse").textContent = text;
}

function drawClock() {
  const now = Date.parse(state.now);
  $("clock-time").textContent = times.hour(now / 1000);
  $("clock-time").dateTime = state.now;
  $("clock-date").textContent = times.date.format(now);
  $("clock-zone").textContent = `${state.zone.replace("_", " ")}, ${times.offsetOf(now)}`;
  const isPlaying = state.scenario && !state.scenario.done;
  document.querySelectorAll("[data-move]").forEach((button) => { button.disabled = isMoving || isPlaying; });
  const due = state.next_due_at;
  $("next-check-in").disabled ||= !due;
  $("next-check-in").title = due ? `${times.dayOf(Date.parse(due) / 1000)}, ${times.hour(Date.parse(due) / 1000)}` : "No check-in is planned";
  if (isPlaying) pulse("A story is being played", true);
  else if (!state.idle || isMoving) pulse(state.has_bot || state.waiting_updates === 0 ? "The bot is at work" : "Waiting for the bot to start", true);
  else pulse("The clock stands still until you move it or somebody acts.", false);
  if (!$("links").childElementCount) {
    $("links").append(...state.links.map((link) => el("a", { href: link.url, target: "_blank", rel: "noopener" }, link.label)));
  }
}

const GROUPS = [["patient", "Patients"], ["care team", "Care team"], ["other", "Other people"], ["group", "Groups"]];
const groupOf = (chat) => (chat.kind !== "private" ? "group" : GROUPS.some(([tag]) => tag === chat.tag) ? chat.tag : "other");
const rank = (chat) => GROUPS.findIndex(([tag]) => tag === groupOf(chat));

function preview(chat) {
  const last = chat.messages.at(-1);
  if (chat.blocked) return "has blocked the bot";
  if (!last) return "has not opened the bot yet";
  const text = last.text || last.caption || (last.photo ? "Picture" : last.voice ? "Voice message" : last.document ? last.document.name : last.service || "");
  return (last.from_bot ? "" : "You: ") + text.split("\n")[0];
}

function drawPeople() {
  const focused = document.activeElement?.dataset?.chat;
  const now = Date.parse(state.now);
  const sections = GROUPS.map(([tag, title]) => {
    const chats = state.chats.filter((chat) => groupOf(chat) === tag);
    if (!chats.length) return null;
    return el("section", {}, el("h2", {}, title), el("ul", {}, ...chats.map((chat) => {
      const last = chat.messages.at(-1);
      const fresh = chat.messages.filter((message) => message.from_bot && message.message_id > (seen.get(chat.id) || 0)).length;
      return el("li", {}, el("button", { type: "button", class: "person", "data-chat": chat.id, "aria-current": String(open.includes(chat.id)), onclick: () => show(chat.id) },
        avatar(chat.title, chat.id), el("b", {}, chat.title), el("span", { class: "when" }, last ? times.near(last.edit_date || last.date, now) : ""),
        el("small", {}, preview(chat)), fresh ? el("span", { class: "badge" }, String(fresh), el("span", { class: "unseen" }, " new")) : el("span")));
    })));
  });
  $("people").replaceChildren(...sections.filter(Boolean));
  $("nobody").hidden = state.chats.length > 0;
  if (focused) $("people").querySelector(`[data-chat="${focused}"]`)?.focus();
}

function drawStories() {
  $("stories").hidden = !state.scenarios.length;
  const playing = state.scenario;
  const key = JSON.stringify([state.scenarios, playing]);
  if ($("stories").dataset.key === key) return;
  $("stories").dataset.key = key;
  $("stories").replaceChildren(...state.scenarios.map((story) => {
    const mine = playing && playing.name === story.name ? playing : null;
    const isRunning = playing && !playing.done;
    const step = mine && el("p", { class: `step ${mine.error ? "failed" : mine.done ? "done" : ""}`, role: "status" }, mine.error ? `It stopped: ${mine.error}` : mine.done ? "✓ Played to the end" : `▸ ${mine.step}`);
    return el("div", { class: "story" }, el("h3", {}, story.title), el("p", {}, story.description), step,
      el("button", { type: "button", disabled: Boolean(isRunning), onclick: () => attempt(() => post("scenario", { name: story.name })) }, isRunning && mine ? "Playing" : "Play it"));
  }));
}

// ---- which chats stand side by side

const room = () => (innerWidth <= 720 ? 1 : innerWidth < 1600 ? 2 : 3);
const chatOf = (id) => state.chats.find((chat) => chat.id === id);

const inOrder = (ids) => ids.sort((a, b) => rank(chatOf(a)) - rank(chatOf(b)));

// A patient and a nurse beside each other, as soon as they are there: one should see the alert arrive.
function openNew() {
  const fresh = state.chats.filter((chat) => !known.has(chat.id));
  fresh.forEach((chat) => known.add(chat.id));
  if (innerWidth <= 720) return;
  for (const chat of [...fresh.filter((one) => one.messages.length), ...fresh]) {
    const isTaken = open.some((id) => groupOf(chatOf(id)) === groupOf(chat));
    if (!isTaken && open.length < 2) open = inOrder([...open, chat.id]);
  }
}

function show(id) {
  const chat = chatOf(id);
  $("main").classList.add("reading");
  if (!open.includes(id)) {
    const same = open.findLast((other) => groupOf(chatOf(other)) === groupOf(chat));
    if (open.length < room()) open.push(id);
    else open[same === undefined ? open.length - 1 : open.indexOf(same)] = id;
    open = inOrder(open.slice(-room()));
  }
  draw();
  // On a phone a focused field would open the keyboard over the chat.
  const pane = panes.get(id);
  (innerWidth > 720 ? pane.input || pane.log : pane.log).focus();
}

function hide(id) {
  open = open.filter((other) => other !== id);
  if (!open.length) $("main").classList.remove("reading");
  draw();
}

function drawPanes() {
  for (const [id, pane] of panes) if (!open.includes(id)) { pane.root.remove(); panes.delete(id); }
  if (!open.length) {
    if (!$("panes").querySelector(".empty")) {
      $("panes").replaceChildren(el("p", { class: "empty" }, state.chats.length ? "Choose somebody on the left to see their phone." : "The first chat opens here."));
    }
    return;
  }
  $("panes").querySelector(".empty")?.remove();
  open.forEach((id, place) => {
    const chat = chatOf(id);
    const pane = panes.get(id) || newPane(chat);
    panes.set(id, pane);
    if ($("panes").children[place] !== pane.root) $("panes").insertBefore(pane.root, $("panes").children[place] || null);
    drawPane(pane, chat);
  });
}

// ---- one chat

function newPane(chat) {
  const list = el("ol", {});
  const log = el("div", { class: "log", role: "log", "aria-live": "polite", "aria-label": `Messages of ${chat.title}`, tabindex: "0" }, list);
  const isGroup = chat.kind !== "private";
  const face = isGroup ? avatar(chat.title, chat.id) : el("span", { class: "avatar bot", "aria-hidden": "true" }, "E");
  const menu = el("div", { class: "menu", hidden: true });
  const write = el("form", { class: "write" });
  const pane = { id: chat.id, list, log, menu, write, items: new Map(), input: null, mode: "", actor: isGroup ? chat.members[0]?.user_id : chat.user_id, isGroup, isAtEnd: true };
  // Who reads at the end stays at the end, also when a picture or a narrower pane makes messages taller afterwards.
  // A scroll that comes with a change of size is none of the reader's.
  let height = 0;
  log.addEventListener("scroll", () => { if (log.scrollHeight === height) pane.isAtEnd = height - log.scrollTop - log.clientHeight < 80; });
  const sizes = new ResizeObserver(() => { height = log.scrollHeight; if (pane.isAtEnd) log.scrollTop = height; });
  sizes.observe(log);
  sizes.observe(list);
  const more = iconButton("more", `More about ${chat.title}`, () => { menu.hidden = !menu.hidden; });
  pane.root = el("section", { class: "pane", "aria-label": isGroup ? chat.title : `${chat.title}'s phone` },
    el("header", {}, iconButton("back", "Back to the list", () => hide(chat.id), "back"), face,
      el("div", { class: "who" }, el("h2", {}, isGroup ? chat.title : state.bot.name), el("p", {}, isGroup ? `${chat.members.length} people and the bot` : "bot", isGroup ? null : el("span", { class: "narrow" }, ` on ${chat.title}’s phone`))),
      el("div", { class: "phone" }, isGroup ? "" : el("b", {}, `${chat.title}’s phone`), isGroup ? "Group" : (chat.tag || "")),
      more),
    log, menu, write);
  write.addEventListener("submit", (event) => { event.preventDefault(); say(pane); });
  return pane;
}

function drawPane(pane, chat) {
  const log = pane.log;
  const wanted = [];
  let day = "";
  let previous = null;
  for (const message of chat.messages) {
    const on = times.dayOf(message.date);
    if (on !== day) { wanted.push([`day ${on}`, on, null]); day = on; previous = null; }
    const mine = pane.isGroup ? message.from_id === pane.actor : !message.from_bot;
    const waitingKey = chat.unanswered.includes(message.message_id) ? pressed.get(`${chat.id}/${message.message_id}`) : undefined;
    const isTurn = previous === null || previous.from_id !== message.from_id;
    const view = { mine, isTurn, isGroup: pane.isGroup, waitingKey, times };
    wanted.push([message.message_id, JSON.stringify([message, mine, isTurn, waitingKey]), () => bubble(message, view, handlers(pane))]);
    previous = message;
  }
  placeItems(pane, wanted);
  drawWriting(pane, chat);
  drawMenu(pane, chat);
  drawToast(pane, chat);
  const last = chat.messages.at(-1)?.message_id || 0;
  if (pane.isAtEnd) log.scrollTop = log.scrollHeight;
  seen.set(chat.id, Math.max(seen.get(chat.id) || 0, last));
}

// Only what changed is drawn anew, so that the keyboard focus and a reader's place survive.
function placeItems(pane, wanted) {
  const keep = new Set(wanted.map(([id]) => id));
  for (const [id, item] of pane.items) if (!keep.has(id)) { item.node.remove(); pane.items.delete(id); }
  wanted.forEach(([id, shape, make], place) => {
    let item = pane.items.get(id);
    if (!item || item.shape !== shape) {
      const node = make ? make() : el("li", { class: "day" }, shape);
      const held = item?.node.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
      item?.node.replaceWith(node);
      item = { node, shape };
      pane.items.set(id, item);
      if (held !== undefined) (node.querySelector(`[data-key="${CSS.escape(held)}"]`) || node.querySelector(".key"))?.focus();
    }
    if (pane.list.children[place] !== item.node) pane.list.insertBefore(item.node, pane.list.children[place] || null);
  });
}

function handlers(pane) {
  return {
    press(message_id, data) {
      pressed.set(`${pane.id}/${message_id}`, data);
      attempt(() => post("press", { user_id: pane.actor, chat_id: pane.id, message_id, data }));
    },
    async open(message_id, url) {
      const dark = matchMedia("(prefers-color-scheme: dark)").matches;
      const found = await attempt(() => post("web_app", { user_id: pane.actor, chat_id: pane.id, message_id, url, dark }));
      if (found) openApp(pane, found.url);
    },
    copy(text) { navigator.clipboard?.writeText(text).catch(() => {}); toast(pane, `Copied: ${text}`, false); },
    link(event, url) {
      const address = new URL(url, location.href);
      const code = address.searchParams.get("start");
      const isBot = address.hostname === "t.me" && address.pathname.slice(1).toLowerCase() === state.bot.username.toLowerCase();
      if (isBot && code) { event.preventDefault(); invite(code); }
    },
  };
}

// A Mini App lies over the chat, as in Telegram; it may ask to be closed.
function openApp(pane, url) {
  closeApp(pane);
  const frame = el("iframe", { src: url, title: "Mini App" });
  const close = el("button", { type: "button", class: "plain", onclick: () => closeApp(pane) }, "Close");
  pane.app = el("div", { class: "app" }, el("header", {}, el("b", {}, state.bot.name), el("span", {}, "Mini App"), close), frame);
  pane.root.append(pane.app);
  frame.addEventListener("load", () => frame.focus(), { once: true });
}

function closeApp(pane) {
  pane.app?.remove();
  pane.app = null;
}

addEventListener("message", (event) => {
  let said = null;
  try { said = JSON.parse(event.data); } catch { return; }
  if (said?.eventType !== "web_app_close") return;
  for (const pane of panes.values()) if (pane.app?.querySelector("iframe").contentWindow === event.source) closeApp(pane);
});

function say(pane, extra = {}) {
  const text = pane.input?.value.trim() || "";
  if (!text && !extra.photo && !extra.voice) return;
  if (pane.input) pane.input.value = "";
  pane.isAtEnd = true;
  attempt(() => post("send", { user_id: pane.actor, chat_id: pane.id, text, ...extra }));
}

function drawWriting(pane, chat) {
  const mode = chat.blocked ? "blocked" : chat.kind === "private" && !chat.is_started ? "new" : "open";
  if (pane.mode === mode) return;
  pane.mode = mode;
  pane.input = null;
  if (mode === "blocked") {
    pane.write.replaceChildren(el("button", { type: "button", class: "wide", onclick: () => attempt(() => post("block", { user_id: chat.user_id, blocked: false })) }, "Unblock the bot"));
  } else if (mode === "new") {
    pane.write.replaceChildren(el("button", { type: "button", class: "wide", onclick: () => attempt(() => post("send", { user_id: chat.user_id, text: "/start" })) }, "Start"));
  } else {
    pane.input = el("input", { type: "text", maxlength: "4096", placeholder: "Message", autocomplete: "off", "aria-label": `Message from ${chat.title}` });
    const parts = [pane.input, iconButton("photo", "Send a picture", () => say(pane, { photo: true })), iconButton("voice", "Send a voice message", () => say(pane, { voice: true })),
      el("button", { type: "submit", class: "icon send", "aria-label": "Send", title: "Send" }, icon("send"))];
    if (pane.isGroup) {
      const actor = el("select", { "aria-label": "Who writes" }, ...chat.members.map((member) => el("option", { value: member.user_id }, member.name)));
      actor.addEventListener("change", () => { pane.actor = Number(actor.value); draw(); });
      parts.unshift(actor);
    }
    pane.write.replaceChildren(...parts);
  }
}

function drawMenu(pane, chat) {
  const key = `${chat.blocked}`;
  if (pane.menu.dataset.key === key) return;
  pane.menu.dataset.key = key;
  const entry = (label, work) => el("button", { type: "button", onclick: () => { pane.menu.hidden = true; work(); } }, label);
  const entries = [entry("Close this chat", () => hide(chat.id))];
  if (!pane.isGroup) {
    entries.unshift(chat.blocked ? entry("Unblock the bot", () => attempt(() => post("block", { user_id: chat.user_id, blocked: false })))
      : entry("Block the bot", () => attempt(() => post("block", { user_id: chat.user_id, blocked: true }))));
  }
  pane.menu.replaceChildren(...entries);
}

function toast(pane, text, isAlert) {
  pane.root.querySelector(".toast")?.remove();
  const node = el("div", { class: `toast${isAlert ? " alert" : ""}`, role: isAlert ? "alertdialog" : "status", "aria-label": "Message from the bot" }, text);
  if (isAlert) {
    const ok = el("button", { type: "button", onclick: () => node.remove() }, "OK");
    node.append(ok);
    pane.root.append(node);
    ok.focus();
  } else {
    pane.root.append(node);
    setTimeout(() => node.remove(), 3500);
  }
}

let toastsBefore = true; // what was answered before this page was opened is not news
function drawToast(pane, chat) {
  const answer = chat.alert;
  if (!answer || shownToasts.has(answer.callback_query_id)) return;
  shownToasts.add(answer.callback_query_id);
  if (!toastsBefore && answer.text) toast(pane, answer.text, answer.show_alert);
}

// ---- people come in

function invite(code) {
  invitation = code;
  askForPerson();
}

function askForPerson() {
  $("person-form").reset();
  $("person-title").textContent = invitation ? "Open this invitation as a new person" : "Add a person";
  $("person-note").hidden = !invitation;
  $("person-note").textContent = invitation ? "They press Start on the link that was made for them." : "";
  $("person-go").textContent = invitation ? "Open" : "Add";
  $("person-dialog").showModal();
}

async function addPerson() {
  const form = Object.fromEntries(new FormData($("person-form")));
  const code = invitation;
  forgetInvitation();
  await attempt(async () => {
    const made = await post("users", { name: form.name, language_code: form.language_code, tag: form.tag || null });
    if (code) await post("send", { user_id: made.user_id, text: `/start ${code}` });
    await refresh();
    show(made.chat_id);
  });
}

function forgetInvitation() {
  invitation = null;
  if (location.search) history.replaceState(null, "", location.pathname);
}

// ---- start

document.querySelectorAll("[data-move]").forEach((button) => button.addEventListener("click", async () => {
  isMoving = true;
  draw();
  await attempt(() => post("clock", JSON.parse(button.dataset.move)));
  isMoving = false;
  await refresh();
  button.focus();
}));
document.querySelectorAll("[data-fault]").forEach((button) => button.addEventListener("click", () => attempt(() => post("faults", JSON.parse(button.dataset.fault)))));
$("add").addEventListener("click", askForPerson);
$("person-form").addEventListener("submit", addPerson);
$("person-cancel").addEventListener("click", () => $("person-dialog").close());
$("person-dialog").addEventListener("close", forgetInvitation);
document.addEventListener("click", (event) => { for (const pane of panes.values()) if (!event.target.closest(".menu, .icon")) pane.menu.hidden = true; });
document.addEventListener("keydown", (event) => { if (event.key === "Escape") for (const pane of panes.values()) pane.menu.hidden = true; });
addEventListener("resize", () => { if (state && open.length > room()) { open = open.slice(0, room()); draw(); } });

await refresh();
toastsBefore = false;
if (invitation) askForPerson();
const events = new EventSource("/sandbox/events");
events.addEventListener("changed", refresh);
events.addEventListener("error", () => pulse("The sandbox does not answer. Is it still running?", false));
