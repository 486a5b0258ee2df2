// Sets the colours before the first paint; the choice is the person's own, the system's otherwise.
(function () {
  var choice = null;
  try {
    choice = localStorage.getItem('plumbline.theme');
  } catch (e) {
    // Storage may be blocked; the system's choice is used then.
  }
  var dark = choice === 'dark' || (choice !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();
