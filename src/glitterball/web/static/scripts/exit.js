// The way out. A click on any “Leave this page”, or Shift three times, takes the page away at once and then leaves it,
// so that it does not stand in the tab's history. Without this script the same links still lead out.

const PRESSES = 3;
const WITHIN_MS = 5000;

let presses = 0;
let firstPress = 0;

function leave() {
  const way = document.querySelector("[data-leave]").href;
  const cover = document.createElement("div");
  cover.className = "cover";
  cover.setAttribute("role", "alert");
  cover.textContent = document.querySelector("[data-presses-said]").dataset.three;
  document.title = "…";
  document.body.replaceChildren(cover);
  requestAnimationFrame(() => setTimeout(() => location.replace(way))); // the cover is painted before anything is asked for
}

function count(number) {
  presses = number;
  const said = document.querySelector("[data-presses-said]");
  said.textContent = { 1: said.dataset.one, 2: said.dataset.two }[number] ?? "";
  document.querySelector(".presses").dataset.presses = number;
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-leave]");
  if (link && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    leave();
  }
});

document.addEventListener("keydown", (event) => {
  if (document.querySelector(".cover") || event.repeat) return;
  if (event.key !== "Shift") {
    if (presses) count(0); // someone writes a capital letter or goes back with Tab
    return;
  }
  if (!presses || event.timeStamp - firstPress > WITHIN_MS) {
    firstPress = event.timeStamp;
    count(1);
  } else if (presses + 1 === PRESSES) {
    leave();
  } else {
    count(presses + 1);
  }
});

// A page that the browser kept alive behind the cover must not come back to life with it.
addEventListener("pageshow", (event) => {
  if (event.persisted && document.querySelector(".cover")) location.reload();
});
