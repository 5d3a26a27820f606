// Passkeys: ask the device, put its answer into the form, send the form. Nothing is kept in the browser.

const forms = document.querySelectorAll("form[data-passkey]");
const canDo = "credentials" in navigator && window.PublicKeyCredential?.parseRequestOptionsFromJSON;

for (const part of document.querySelectorAll("[data-needs-passkeys]")) part.hidden = !canDo;
for (const form of forms) form.addEventListener("submit", answer);

async function answer(event) {
  const form = event.target, field = form.querySelector("[name=credential], [name=proved_by]");
  if (field.value) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const problem = form.querySelector("[data-passkey-problem]"), button = form.querySelector("button");
  problem.hidden = true;
  button.disabled = true;
  try {
    field.value = JSON.stringify(await asked(form, JSON.parse(form.dataset.asks ?? await options(form))));
    form.submit();
  } catch {
    problem.hidden = false;
    button.disabled = false;
  }
}

async function options(form) {
  const body = new URLSearchParams({ csrfmiddlewaretoken: form.elements.csrfmiddlewaretoken.value });
  const answer = await fetch(form.dataset.options, { method: "POST", body });
  if (!answer.ok) throw new Error(answer.status);
  return answer.text();
}

async function asked(form, { publicKey }) {
  if (form.dataset.passkey === "create")
    return navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(publicKey) });
  return navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(publicKey) });
}
