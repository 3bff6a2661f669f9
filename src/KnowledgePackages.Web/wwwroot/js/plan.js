// Adds two buttons to the plan's page: print, and copy as text. Without this script people print the page with the browser's menu.
const $ = id => document.getElementById(id);
const [print, copy] = [$('print'), $('copy')];

print.hidden = false;
print.addEventListener('click', () => window.print());
copy.hidden = !navigator.clipboard;
copy.addEventListener('click', async () => {
  const centre = document.querySelector('.centre').value.trim();
  await navigator.clipboard.writeText(`${centre ? `${centre}\n` : ''}${$('plain').textContent}`);
  $('said').textContent = copy.dataset.copied;
});
// Makes Enter in the field for the centre's name only leave the field. Without this handler, Enter would submit the form, which downloads
// the Word file.
document.querySelector('.centre').addEventListener('keydown', event => {
  if (event.key !== 'Enter') return;
  event.preventDefault();
  event.target.blur();
});
