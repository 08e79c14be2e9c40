// Live: the stream says that something changed, and the page fetches itself. Everything works without this file.
const main = document.getElementById("main");
const mark = document.getElementById("live"); // says when the page is behind
let isWaiting = false;

// What somebody is in the middle of is never taken from under their hands.
const isWritten = (one) =>
  one.matches("textarea") ? one.value.trim() !== ""
  : one.matches("select") ? [...one.options].some((option) => option.selected !== option.defaultSelected && option.value)
  : one.checked !== one.defaultChecked || one.value !== one.defaultValue;
const isBusy = () =>
  main.querySelector("details[open] form, .trouble") !== null ||
  [...main.querySelectorAll("form input, form select, textarea")].some(isWritten) ||
  main.contains(document.activeElement) && document.activeElement.matches("input, textarea, select, button");

const address = () => {
  // an answer that could not be sent leaves the page at the address of its form, which nobody can fetch
  const url = new URL(document.body.dataset.address ?? location.href, location.href);
  url.searchParams.delete("said");
  url.searchParams.delete("about");
  return url;
};

// What a page says, without what moves by itself: ages, deadlines, what somebody is writing.
function words(page) {
  const copy = page.cloneNode(true);
  copy.querySelectorAll(".since, .as-of, .said, .trouble, .unsent, textarea").forEach((one) => one.remove());
  copy.querySelectorAll(".standing").forEach((one) => (one.textContent = one.textContent.replace(/\d+/g, "")));
  return copy.textContent.replace(/\s+/g, " ");
}

const tell = (sentence) => {
  if (mark.textContent !== sentence) mark.textContent = sentence;
};

async function fetched() {
  const asked = { headers: { "X-Part": "1" }, credentials: "same-origin", signal: AbortSignal.timeout(20_000) };
  const answer = await fetch(address(), asked);
  if (answer.status === 401 && !isBusy()) location.reload();
  if (!answer.ok) throw new Error(`${answer.status}`);
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

async function refresh() {
  isWaiting = false;
  const found = await fetched().catch(() => null);
  if (found === null) {
    tell(mark.dataset.stale);
    return;
  }
  document.title = found.title; // it is read in the row of tabs, whatever hands are busy with
  isWaiting = isBusy();
  const isBehind = isWaiting && words(found.getElementById("main")) !== words(main);
  tell(isBehind ? mark.dataset.changed : "");
  if (!isBehind) mark.dataset.stale = found.getElementById("live").dataset.stale;
  if (!isWaiting) show(found);
}

function show(found) {
  const open = [...main.querySelectorAll("details[open][id]")].map((one) => one.id);
  const said = main.querySelector(".said");
  const place = main.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
  main.replaceChildren(...found.getElementById("main").childNodes);
  if (said) main.prepend(said);
  open.forEach((id) => document.getElementById(id)?.setAttribute("open", ""));
  if (place) main.querySelector(`a[href="${CSS.escape(place)}"]`)?.focus();
  document.dispatchEvent(new Event("refreshed"));
}

const later = () => isWaiting && !document.hidden && !isBusy() && refresh();
if (document.body.dataset.changes && "live" in main.dataset) {
  const stream = new EventSource(document.body.dataset.changes);
  stream.onmessage = () => {
    isWaiting = true;
    if (!document.hidden) refresh();
  };
  setInterval(refresh, 60_000); // ages and deadlines move by themselves; the title of a page in the background too
  document.addEventListener("visibilitychange", later);
  main.addEventListener("focusout", () => setTimeout(later, 100));
  main.addEventListener("toggle", later, true);
}

// What the address says of the last press is said once, and not again when the page is loaded anew.
if (location.search.includes("said=")) history.replaceState(null, "", address());
