// Without this script the link still leads away; with it the page goes dark at once and is not behind "Back".
document.querySelector('.leave').addEventListener('click', function (event) {
  event.preventDefault();
  var away = this.href;
  document.body.textContent = '';
  location.replace(away);
});
