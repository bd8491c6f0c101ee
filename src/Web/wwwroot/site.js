// A help, never a need: every page works without this file.
document.querySelector('.error-summary')?.focus();
