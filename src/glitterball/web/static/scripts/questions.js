// First light with a script: the keys 1 to 5 answer, the browser's Back goes to the question before, and a lost
// connection says so. Answers stand in the form's hidden fields alone; history holds the number of a question, no more.

const DOUBLE_TAP_MS = 250;

const part = document.getElementById("first-light");
const stuck = document.querySelector("[data-stuck]");
let swappedAt = 0;
let cameByHistory = false;

const shown = () => part.querySelector("[data-question]");
const number = () => Number(shown().dataset.question);

function ask(question) {
  const move = document.createElement("button");
  move.name = "go";
  move.value = question;
  move.hidden = true;
  shown().append(move);
  move.click();
}

sessionStorage.removeItem("htmx-current-path-for-history"); // HTMX notes the address when it loads, history or not
history.replaceState({ question: number() }, "");

part.addEventListener("htmx:afterSwap", (event) => {
  if (event.target !== part) return;
  swappedAt = event.timeStamp;
  stuck.textContent = "";
  if (!cameByHistory && number() !== history.state?.question) history.pushState({ question: number() }, "");
  cameByHistory = false;
  part.querySelector("h1").focus({ preventScroll: true });
});

addEventListener("popstate", (event) => {
  if (!event.state?.question || event.state.question === number()) return;
  cameByHistory = true;
  ask(event.state.question);
});

// The page's own Back goes the browser's way, so that both agree on where “before” is.
part.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button?.value === "back" && history.state?.question > 1) {
    event.preventDefault();
    history.back();
  }
});

// The second tap of a double tap must not answer the next question.
part.addEventListener(
  "click",
  (event) => {
    const again = event.detail && event.timeStamp - swappedAt < DOUBLE_TAP_MS;
    if (again && event.target.closest("button")) {
      event.preventDefault();
      event.stopPropagation();
    }
  },
  { capture: true },
);

document.addEventListener("keydown", (event) => {
  if (event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
  part.querySelectorAll(".answer")[Number(event.key) - 1]?.click();
});

for (const trouble of ["htmx:sendError", "htmx:responseError", "htmx:timeout"]) {
  part.addEventListener(trouble, () => {
    cameByHistory = false;
    stuck.textContent = stuck.dataset.says;
  });
}
