// Two more buttons on the plan's page: print, and copy as text. Without this file the browser's own menu prints the same page.
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
// Enter in the field for the centre's name only leaves the field; the button beside it makes the file.
document.querySelector('.centre').addEventListener('keydown', event => {
  if (event.key !== 'Enter') return;
  event.preventDefault();
  event.target.blur();
});
