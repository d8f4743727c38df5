// Says in words what the sign-in library would only write to the console.
(() => {
  const show = (id) => { const said = document.getElementById(id); if (said) said.hidden = false; };
  document.addEventListener("allauth.error", (event) => { event.preventDefault(); show("passkey-refused"); });
  if (/^[\d.]+$|^\[/.test(location.hostname)) show("passkey-address");
})();
