// A help, never a need: every page works without this file.
document.querySelector('.error-summary')?.focus();
for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => print());
}

const menu = document.querySelector('.who-menu');
const closeMenu = e => { if (menu?.open && !menu.contains(e.target)) menu.open = false; };
document.addEventListener('click', closeMenu);
document.addEventListener('focusin', closeMenu);
menu?.addEventListener('keydown', e => {
  if (e.key !== 'Escape') return;
  menu.open = false;
  menu.querySelector('summary').focus();
});

const fa = document.documentElement.lang === 'fa';
const latin = s => s.replace(/[۰-۹]/g, d => d.charCodeAt(0) - 1776).replace(/[٠-٩]/g, d => d.charCodeAt(0) - 1632);
const read = s => {
  const n = latin(s).replace(/[\u200c-\u200f\u061c\u2066-\u2069]/g, '').trim().replace(/[٬،\s]/g, ',');
  return /^(\d+|\d{1,3}(,\d{3})+)$/.test(n) ? BigInt(n.replace(/,/g, '')) : null;
};
const show = n => {
  const s = n.toString().replace(/\B(?=(\d{3})+$)/g, fa ? '٬' : ',');
  return fa ? s.replace(/\d/g, d => String.fromCharCode(1776 + +d)) : s;
};

const ones = (fa
  ? 'صفر یک دو سه چهار پنج شش هفت هشت نه ده یازده دوازده سیزده چهارده پانزده شانزده هفده هجده نوزده'
  : 'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen').split(' ');
const tens = (fa ? '- - بیست سی چهل پنجاه شصت هفتاد هشتاد نود' : '- - twenty thirty forty fifty sixty seventy eighty ninety').split(' ');
const hundreds = '- صد دویست سیصد چهارصد پانصد ششصد هفتصد هشتصد نهصد'.split(' ');
const scales = (fa ? '- هزار میلیون میلیارد تریلیون کوادریلیون' : '- thousand million billion trillion quadrillion').split(' ');

const group = n => {
  const rest = n % 100, parts = [];
  if (n >= 100) parts.push(fa ? hundreds[n / 100 | 0] : ones[n / 100 | 0] + ' hundred');
  if (rest && rest < 20) parts.push(ones[rest]);
  else if (rest && fa) parts.push(...[tens[rest / 10 | 0], rest % 10 && ones[rest % 10]].filter(Boolean));
  else if (rest) parts.push(tens[rest / 10 | 0] + (rest % 10 ? '-' + ones[rest % 10] : ''));
  return parts.join(fa ? ' و ' : ' and ');
};
const say = n => {
  if (n === 0n) return ones[0];
  const parts = [], big = n >= 1000n;
  for (let i = 0; n > 0n; i++, n /= 1000n) {
    const g = Number(n % 1000n);
    if (!g) continue;
    const and = !fa && big && !i && g < 100 ? 'and ' : '';
    parts.unshift(fa && i === 1 && g === 1 ? scales[1] : and + group(g) + (i ? ' ' + scales[i] : ''));
  }
  return parts.join(fa ? ' و ' : ' ');
};
const words = rial => {
  const toman = rial / 10n, odd = rial % 10n;
  return [
    (toman || !odd) && say(toman) + (fa ? ' تومان' : ' toman'),
    odd && say(odd) + (fa ? ' ریال' : ' rial')
  ].filter(Boolean).join(fa ? ' و ' : ' and ');
};

document.addEventListener('input', e => {
  const echo = e.target.dataset?.echo && document.getElementById(e.target.dataset.echo);
  if (!echo) return;
  const n = read(e.target.value);
  echo.hidden = n === null || n >= 10n ** 18n;
  if (echo.hidden) return;
  const [rial, toman, said] = [...echo.children].map(row => row.lastElementChild);
  rial.textContent = show(n);
  toman.textContent = show(n / 10n) + (n % 10n ? (fa ? '٫' : '.') + show(n % 10n) : '');
  said.textContent = words(n);
});

for (const box of document.querySelectorAll('[data-reveal]')) {
  const field = document.getElementById(box.dataset.reveal);
  box.hidden = !field;
  box.querySelector('input').addEventListener('change', e => { field.type = e.target.checked ? 'text' : 'password'; });
}
