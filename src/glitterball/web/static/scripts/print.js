// “Print this page” prints at once, with everything open. Without a script it leads to the same page, ready for paper.

document.addEventListener("click", (event) => {
  if (!event.target.closest("[data-print]")) return;
  event.preventDefault();
  document.querySelectorAll(".reading details").forEach((details) => (details.open = true));
  print();
});
