// Live: the stream says that something changed, and the page fetches itself. Everything works without this file.
const main = document.getElementById("main");
let isWaiting = false;

// What somebody is in the middle of is never taken from under their hands.
const isBusy = () =>
  main.querySelector("details[open] form") !== null ||
  [...main.querySelectorAll("textarea")].some((one) => one.value.trim() !== "") ||
  main.contains(document.activeElement) && document.activeElement.matches("input, textarea, select, button");

const address = () => {
  const url = new URL(location.href);
  url.searchParams.delete("said");
  url.searchParams.delete("about");
  return url;
};

async function refresh() {
  if (isBusy() || document.hidden) {
    isWaiting = true;
    return;
  }
  isWaiting = false;
  const answer = await fetch(address(), { headers: { "X-Part": "1" }, credentials: "same-origin" });
  if (answer.status === 401) location.reload();
  if (!answer.ok || isBusy()) return;
  const found = new DOMParser().parseFromString(await answer.text(), "text/html");
  const open = [...main.querySelectorAll("details[open][id]")].map((one) => one.id);
  const said = main.querySelector(".said");
  const place = main.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
  document.title = found.title;
  main.replaceChildren(...found.getElementById("main").childNodes);
  if (said) main.prepend(said);
  open.forEach((id) => document.getElementById(id)?.setAttribute("open", ""));
  if (place) main.querySelector(`a[href="${CSS.escape(place)}"]`)?.focus();
  document.dispatchEvent(new Event("refreshed"));
}

const later = () => isWaiting && refresh().catch(() => {});
if (document.body.dataset.changes && "live" in main.dataset) {
  const stream = new EventSource(document.body.dataset.changes);
  stream.onmessage = () => refresh().catch(() => {});
  setInterval(() => refresh().catch(() => {}), 60_000); // ages and deadlines move by themselves
  document.addEventListener("visibilitychange", later);
  main.addEventListener("focusout", () => setTimeout(later, 100));
  main.addEventListener("toggle", later, true);
}

// What the address says of the last press is said once, and not again when the page is loaded anew.
if (location.search.includes("said=")) history.replaceState(null, "", address());
