/** The look of the report: no web fonts, no pictures, nothing from elsewhere; on paper no row is torn apart. */
export const REPORT_STYLE = `
:root { color-scheme: light; }
body { font: 16px/1.5 system-ui, sans-serif; color: #1a1a1a; background: #fff; max-width: 56rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .25rem; }
h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; padding-top: .5rem; border-top: 1px solid #bbb; }
p, dd, td { overflow-wrap: anywhere; }
.lead { color: #444; margin: 0; }
.words { white-space: pre-wrap; }
dl { display: grid; grid-template-columns: 11rem 1fr; gap: .25rem 1rem; margin: 0; }
dt { color: #444; }
dd { margin: 0; white-space: pre-wrap; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
th, td { text-align: left; vertical-align: top; padding: .3rem .75rem .3rem 0; border-bottom: 1px solid #ddd; }
th { color: #444; font-weight: 600; }
code { font-family: ui-monospace, monospace; font-size: .85em; overflow-wrap: anywhere; }
.when, .seq { white-space: nowrap; }
.note { color: #444; font-size: .9rem; }
@media (max-width: 40rem) { dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: .5rem; } }
@media print { body { margin: 0; max-width: none; font-size: 11pt; } tr, dl, dt, dd { break-inside: avoid; } h2 { break-after: avoid; } thead { display: table-header-group; } }
`;
