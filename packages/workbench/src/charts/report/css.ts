/** The report's own style sheet: one column of reading width, tables that scroll on their own, paper without navigation. */
import { themeCss } from '../theme.ts';

export const reportCss = `${themeCss}
*{box-sizing:border-box}
body{margin:0;background:var(--bo-paper);color:var(--bo-ink);font:16px/1.55 system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif}
main,header,footer,nav{max-width:800px;margin:0 auto;padding:0 20px}
header{padding-top:40px}
h1{font-size:28px;line-height:1.2;margin:0 0 8px}
h2{font-size:21px;line-height:1.25;margin:56px 0 10px;padding-top:14px;border-top:1px solid var(--bo-rule)}
h3{font-size:19px;line-height:1.3;margin:44px 0 8px}
p{margin:0 0 12px}
a{color:var(--bo-s0)}
.lead{font-size:18px;font-weight:600}
.quiet,.about,figcaption{color:var(--bo-muted);font-size:14px}
nav h2{font-size:16px;margin:28px 0 6px;padding:0;border:0}
nav>ul{padding:0;list-style:none;font-size:15px}
nav ul ul{padding-left:20px;margin:4px 0 8px}
nav li{margin-bottom:4px}
nav details{margin:0}
nav summary{font-size:15px}
.short li{margin-bottom:8px}
figure{margin:18px 0}
figure svg{display:block;max-width:100%;height:auto}
.scroll{overflow-x:auto;margin:10px 0}
.scroll.long{max-height:720px}
.scroll td:not(.n){min-width:5.5em}
table{border-collapse:collapse;font-size:13.5px;font-variant-numeric:tabular-nums;width:100%}
th,td{text-align:left;padding:5px 12px 5px 0;border-bottom:1px solid var(--bo-rule);vertical-align:top}
th{position:sticky;top:0;background:var(--bo-paper);font-weight:600}
caption{text-align:left;color:var(--bo-muted);font-size:12.5px;padding-bottom:2px}
td.n,th.n{text-align:right;white-space:nowrap}
code{font:13px/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
code.line{display:block;padding:10px 12px;border:1px solid var(--bo-rule);border-radius:6px;overflow-x:auto;white-space:pre-wrap;overflow-wrap:anywhere}
.bar{display:flex;height:22px;margin:8px 0;border-radius:4px;overflow:hidden}
.bar span{display:block;min-width:1px}
details{margin:10px 0}
summary{cursor:pointer;padding:2px 0;color:var(--bo-s0);font-size:14px}
:focus-visible{outline:3px solid var(--bo-s0);outline-offset:2px}
footer{margin-top:56px;padding-top:14px;padding-bottom:40px;color:var(--bo-muted);font-size:13px}
.card{margin:0 0 18px;padding:10px 0 0;border-top:1px solid var(--bo-rule);font-size:13.5px}
.card p{margin:0 0 2px;font-weight:600}
.card dl{margin:0;display:grid;grid-template-columns:minmax(8em,1fr) 3fr;gap:2px 14px}
.card dt{color:var(--bo-muted)}.card dd{margin:0;overflow-wrap:anywhere}
@media (max-width:600px){h1{font-size:24px}}
@media print{body{font-size:11pt}main,header,footer,nav{max-width:none;padding:0}.scroll,.scroll.long{overflow:visible;max-height:none}th{position:static}
h2,h3{break-after:avoid}figure,tr{break-inside:avoid}a{color:inherit;text-decoration:none}nav{display:none}details>summary{list-style:none}details::details-content{content-visibility:visible;block-size:auto;display:block}}
`;
