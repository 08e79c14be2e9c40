// Carries presses over bad connections and hands over what Telegram signed. Without it the forms work by themselves;
// only the opening needs it. Nothing of an answer is kept on the phone but the one that waits to be sent, for as long as
// this page is open.

const WAITS_S = [1, 2, 4, 8, 15];
const page = () => document.getElementById("page");
const root = document.documentElement;
const start = new URLSearchParams(location.hash.slice(1));
const token = location.pathname.split("/").at(-1);

// ---- Telegram

// Telegram's colours only say whether it is dark: ours have the contrast that they may lack.
function theme(params) {
  try {
    const found = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(JSON.parse(params).bg_color);
    const [r, g, b] = found.slice(1).map((part) => parseInt(part, 16));
    root.dataset.theme = 0.2126 * r + 0.7152 * g + 0.0722 * b < 128 ? "dark" : "light";
  } catch { /* the device's own setting holds */ }
}

function tell(event, data = {}) {
  if (window.TelegramWebviewProxy) window.TelegramWebviewProxy.postEvent(event, JSON.stringify(data));
  else if (parent !== window) parent.postMessage(JSON.stringify({ eventType: event, eventData: data }), "*");
}

async function open() {
  tell("web_app_ready");
  tell("web_app_expand");
  const signed = start.get("tgWebAppData");
  if (!signed) { say(page().dataset.needsScript, true); return; }
  const body = new URLSearchParams({ init_data: signed }).toString();
  for (let tried = 0; ; tried += 1) {
    const answer = await post(`../open/${token}`, body);
    if (answer !== null) { show(answer); break; }
    say(page().dataset.slow, true);
    await pause(tried);
  }
  work();
}

// ---- requests

// What the server answered, or null: no connection, or a server that is away for a moment. A call for help takes no
// refusal for an answer.
let current = new AbortController();
async function post(path, body, isHelp = false) {
  current = new AbortController();
  const timer = setTimeout(() => current.abort(), 20000);
  try {
    const headers = { "Content-Type": "application/x-www-form-urlencoded" };
    const response = await fetch(path, { method: "POST", headers, body, credentials: "omit", signal: current.signal });
    if (response.status >= 500 || response.status === 429 || (isHelp && !response.ok)) return null;
    return new DOMParser().parseFromString(await response.text(), "text/html");
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

let goOn = () => {};
addEventListener("online", () => goOn());
function pause(tried) {
  return new Promise((go) => { goOn = go; setTimeout(go, 1000 * WAITS_S[Math.min(tried, WAITS_S.length - 1)]); });
}

function show(next, isHelp = false) {
  root.lang = next.documentElement.lang;
  const shown = document.getElementById("numbers");
  page().replaceWith(document.adoptNode(next.getElementById("page")));
  if (isHelp || queue.some((press) => press.isHelp)) keepNumbers(shown);
  ticked();
  scrollTo(0, 0);
  document.getElementById("question").focus({ preventScroll: true });
}

// Presses that the server has not answered yet, in order, a call for help first. All are tried in turn until they are
// stored, so that none holds up another; the server knows each by the key in its form and stores it once.
const queue = unsent();
let isWorking = false;
async function work() {
  if (isWorking) { goOn(); return; }
  isWorking = true;
  let isHelpShown = false;
  for (let tried = 0; queue.length; tried += 1) {
    const round = [...queue];
    for (const press of round) {
      const slow = setTimeout(() => say(page().dataset.saving, false), 400);
      const answer = await post(press.path, press.body, press.isHelp);
      clearTimeout(slow);
      if (answer === null) continue;
      queue.splice(queue.indexOf(press), 1);
      keep();
      if (!isHelpShown) show(answer, press.isHelp);
      isHelpShown ||= press.isHelp;
    }
    if (!queue.length || queue.some((press) => !round.includes(press))) continue;
    say(queue.some((press) => press.isHelp) ? page().dataset.notTold : page().dataset.notSent, true);
    await pause(tried);
  }
  isWorking = false;
}

function keep() {
  try {
    if (queue.length) sessionStorage.setItem(token, JSON.stringify(queue));
    else sessionStorage.removeItem(token);
  } catch { /* a browser that keeps nothing: the page itself still holds it */ }
}

function unsent() {
  try { return JSON.parse(sessionStorage.getItem(token)) || []; } catch { return []; }
}

// ---- what the person does

function submitted(event) {
  event.preventDefault();
  const button = event.submitter;
  const isHelp = Boolean(button?.hasAttribute("data-help"));
  if (isHelp) numbers();
  if (isHelp ? queue.some((press) => press.isHelp) : queue.length) return;
  const press = { path: event.target.getAttribute("action"), body: new URLSearchParams(new FormData(event.target, button)).toString(), isHelp };
  if (isHelp) {
    queue.unshift(press);
    current.abort(); // an answer that hangs is tried again after it
  } else queue.push(press);
  button?.classList.add("sent");
  keep();
  work();
}

// The numbers are there at once, whatever the connection does.
function numbers() {
  const shown = document.getElementById("numbers");
  shown.hidden = false;
  shown.focus();
}

// They stay until the call has been answered, whatever page comes in between.
function keepNumbers(shown) {
  const fresh = document.getElementById("numbers");
  if (fresh) fresh.hidden = false;
  else if (shown) { shown.hidden = false; page().append(shown); }
}

function clicked(event) {
  const call = event.target.closest("[data-call]");
  if (call) { event.preventDefault(); window.open(call.href); } // a plain link does not dial inside Telegram
  if (event.target.closest("[data-close]")) tell("web_app_close");
}

function moved(event) {
  if (event.target.id !== "slider") return;
  const { value, dataset } = event.target;
  const use = document.getElementById("use");
  use.value = `${dataset.item}=${value}`;
  use.textContent = use.dataset.use.replace("…", value);
  use.disabled = false;
  use.classList.replace("plain", "primary");
  event.target.classList.remove("unset");
  event.target.setAttribute("aria-valuetext", value);
}

// "None of these" and a tick contradict each other; "Done" needs one.
function ticked() {
  const boxes = [...document.querySelectorAll(".box input")];
  if (!boxes.length) return;
  const [none, done] = document.querySelectorAll(".ends .button");
  const has = boxes.some((box) => box.checked);
  none.disabled = has;
  done.disabled = !has;
}

function say(text, waits) {
  const status = document.getElementById("status");
  status.textContent = text;
  status.classList.toggle("waits", waits);
}

// ---- start

root.classList.add("has-script");
theme(start.get("tgWebAppThemeParams"));
addEventListener("submit", submitted);
addEventListener("click", clicked);
addEventListener("input", moved);
addEventListener("change", ticked);
ticked();
if (page().hasAttribute("data-opening")) open();
