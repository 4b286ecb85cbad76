/// Style and script of the pages that people work from: findings, and what changed between two returns.
enum ReportStyle {
    /// On top of the style that all pages share.
    static let css = """
        .skip { position: absolute; left: -999rem; } .skip:focus { left: 1rem; top: .5rem; background: #fff; padding: .5rem; z-index: 2; }
        :focus-visible { outline: 3px solid #1d70b8; outline-offset: 2px; }
        main { counter-reset: none; } p { max-width: 46rem; }
        .keep { border-left: .4rem solid var(--head); padding: .25rem .8rem; font-weight: 600; }
        .tiles .tile { max-width: none; } .tiles .tile span { display: block; font-size: .875rem; color: #505a5f; }
        .tiles .error { border-left-color: #942514; color: var(--ink); font-weight: 400; }
        .tiles .warning { border-left-color: #b87800; color: var(--ink); font-weight: 400; }
        .tiles .info { border-left-color: #8a8a8a; }
        .tiles .error strong { color: #942514; } .tiles .warning strong { color: #7a4d00; }
        nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; padding: 0; list-style: none; }
        a { color: #12436d; }
        caption { font-size: 1.05rem; }
        thead th { position: sticky; top: 0; vertical-align: bottom; }
        thead button { font: inherit; font-weight: 700; color: inherit; background: none; border: 0; padding: 0; cursor: pointer; text-align: inherit; }
        thead button::after { content: "\\a0\\2195"; opacity: .7; }
        th[aria-sort=ascending] button::after { content: "\\a0\\2191"; opacity: 1; }
        th[aria-sort=descending] button::after { content: "\\a0\\2193"; opacity: 1; }
        thead button:focus-visible { outline-color: #fff; }
        tbody tr:nth-child(even) { background: #f6f8fa; }
        table.findings { table-layout: fixed; } table.findings th, table.findings td { font-size: .9375rem; }
        .findings th:nth-child(1) { width: 7rem; } .findings th:nth-child(2) { width: 8rem; }
        .findings th:nth-child(3) { width: 11.5rem; } .findings th:nth-child(5) { width: 10rem; }
        .findings th:nth-child(6) { width: 6rem; }
        .findings small, .quiet { color: #505a5f; font-size: .875rem; }
        dl { margin: .25rem 0 0; } dl div { margin-top: .15rem; } dt, dd { display: inline; margin: 0; } dt { color: #505a5f; }
        .sev { white-space: nowrap; } .sev.query, .sev.info { font-weight: 600; color: #3a4349; }
        .filters { border: 1px solid var(--line); padding: .5rem 1rem 1rem; background: #f6f8fa; }
        .filters fieldset { border: 0; padding: 0; margin: .5rem 0 0; display: flex; flex-wrap: wrap; gap: .25rem .5rem; }
        .filters legend { font-weight: 600; padding: 0 0 .25rem; }
        .filters label { display: inline-flex; align-items: center; gap: .4rem; min-height: 2rem; padding: 0 .6rem; background: #fff; border: 1px solid #6f777b; }
        .filters input[type=checkbox], .filters input[type=radio] { width: 1.1rem; height: 1.1rem; margin: 0; }
        .filters input[type=search] { font: inherit; padding: .3rem .5rem; width: min(100%, 24rem); border: 2px solid #1b1b1b; }
        .filters .by-text { display: block; margin-top: .75rem; padding: 0; border: 0; background: none; font-weight: 600; }
        .by-text input { display: block; box-sizing: border-box; } .filters .by-text[hidden] { display: none; }
        tr[hidden] { display: none; }
        .more td { color: #505a5f; }
        @media screen and (min-width: 64rem) { .scroll { overflow: visible; } }
        @media screen and (max-width: 48rem) {
          body { margin: .5rem auto; } h1 { font-size: 1.6rem; }
          .tiles { gap: .5rem; } .tiles li { box-sizing: border-box; min-width: 9rem; flex-basis: 9rem; padding: .25rem .6rem; }
          .tiles .tile span { font-size: .8125rem; line-height: 1.3; }
          .filters { padding: .25rem .6rem .6rem; } .filters label { font-size: .875rem; }
          table, table.findings { display: block; } caption, tbody { display: block; }
          thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
          tbody tr { display: block; border-top: 3px solid var(--head); margin-bottom: .75rem; padding: .25rem 0; }
          tbody tr th, tbody tr td, .findings tbody th:nth-child(n) { display: block; width: auto; border: 0; padding: .15rem .5rem; text-align: left; }
          tbody tr td.n { display: inline-block; text-align: left; }
          tbody tr td:empty { display: none; }
          [data-h]::before { content: attr(data-h) ": "; color: #505a5f; font-weight: 400; }
          [data-h^="What is wrong"]::before { content: none; }
        }
        @media print {
          html { font-size: 8.5pt; } body { font-size: 1rem; }
          .filters, nav, .skip, thead button::after { display: none; } .scroll { overflow: visible; }
          thead th { position: static; color: #000; background: #fff; border-bottom: 2px solid #000; }
          tr, .tiles li { break-inside: avoid; } h2 { break-before: auto; break-after: avoid; }
          .tiles b { font-size: 1.2rem; }
          @page { size: A4 landscape; margin: 12mm; }
        }

        """

    /// Sorting by headings and a filter by words; the page is whole without it, and filters by boxes without it too.
    static let script = """

        (function () {
          "use strict";
          var order = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
          function key(row, index) {
            var cell = row.cells[index];
            return cell ? (cell.dataset.k || cell.textContent.trim()) : "";
          }
          document.querySelectorAll("table.sorts, table.findings").forEach(function (table) {
            var heads = Array.from(table.tHead.rows[0].cells), body = table.tBodies[0];
            heads.forEach(function (head, index) {
              var button = document.createElement("button");
              button.type = "button";
              button.textContent = head.textContent;
              head.textContent = "";
              head.appendChild(button);
              button.addEventListener("click", function () {
                var up = head.getAttribute("aria-sort") !== "ascending";
                heads.forEach(function (other) { other.removeAttribute("aria-sort"); });
                head.setAttribute("aria-sort", up ? "ascending" : "descending");
                var rows = Array.from(body.rows).map(function (row) { return [key(row, index), row]; });
                rows.sort(function (a, b) {
                  if (!a[0] || !b[0]) { return a[0] ? -1 : b[0] ? 1 : 0; }
                  return (up ? 1 : -1) * order.compare(a[0], b[0]);
                });
                var all = document.createDocumentFragment();
                rows.forEach(function (pair) { all.appendChild(pair[1]); });
                body.appendChild(all);
              });
            });
          });
          var box = document.getElementById("words"), said = document.getElementById("said");
          if (!box) { return; }
          box.parentNode.hidden = false;
          var rows = Array.from(document.querySelectorAll("table.findings > tbody > tr"));
          var texts = null;
          function say() {
            var seen = rows.filter(function (row) { return row.getClientRects().length > 0; }).length;
            said.textContent = seen.toLocaleString("en-GB") + " of " + rows.length.toLocaleString("en-GB") + " rows shown";
          }
          function filter() {
            texts = texts || rows.map(function (row) { return row.textContent.toLowerCase(); });
            var words = box.value.toLowerCase().split(/\\s+/).filter(Boolean);
            rows.forEach(function (row, index) {
              row.hidden = !words.every(function (word) { return texts[index].indexOf(word) >= 0; });
            });
            say();
          }
          var waiting;
          box.addEventListener("input", function () { clearTimeout(waiting); waiting = setTimeout(filter, 150); });
          document.querySelector(".filters").addEventListener("change", say);
          say();
        })();

        """
}
