// Passkeys need the browser's own dialogue. Without this file, or without passkeys, the forms that use it stay hidden.
const form = document.getElementById('passkey');

if (form && window.PublicKeyCredential?.parseRequestOptionsFromJSON) {
  form.hidden = false;
  form.addEventListener('submit', async e => {
    if (form.elements.credential.value) return;
    e.preventDefault();
    const button = form.querySelector('button');
    button.disabled = true;
    try {
      const answer = await fetch(form.dataset.options, { method: 'POST', body: new FormData(form), redirect: 'error' });
      if (!answer.ok) throw new Error(answer.status);
      const options = await answer.json();
      const credential = 'create' in form.dataset
        ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
        : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
      form.elements.credential.value = JSON.stringify(credential.toJSON());
      form.submit();
    } catch (failure) {
      // Closing the dialogue is no fault; anything else is told by the page the empty form leads to.
      if (failure.name !== 'NotAllowedError' && failure.name !== 'AbortError') form.submit();
    } finally {
      button.disabled = false;
    }
  });
}
