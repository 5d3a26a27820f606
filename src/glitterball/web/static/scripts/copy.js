// “Copy” beside a text that is to be given away. Without this script there is no such button, and the text can be marked by hand.

for (const button of document.querySelectorAll("[data-copies]")) {
  const field = document.getElementById(button.dataset.copies), said = button.nextElementSibling;
  button.hidden = false;
  button.addEventListener("click", async () => {
    field.select(); // where the browser copies nothing by itself, it is marked and ready
    try {
      await navigator.clipboard.writeText(field.value);
      said.textContent = said.dataset.copied;
    } catch {
      said.textContent = said.dataset.marked;
    }
  });
}
