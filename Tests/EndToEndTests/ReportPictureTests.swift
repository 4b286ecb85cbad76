import Foundation
import Testing

@Suite("Reports as a browser and openpyxl see them")
struct ReportPictureTests {
    /// A browser without a screen; nil, with the reason printed, where there is none.
    private static let browser: String? = {
        for name in ["chromium", "chromium-browser", "google-chrome"] {
            if let found = try? Program.tool([name, "--version"]), found.status == 0 { return name }
        }
        print("Left out: no chromium or google-chrome to look at pages with")
        return nil
    }()

    /// A Python with openpyxl; nil, with the reason printed, where there is none.
    private static let python: String? = {
        let name = Program.python
        if let found = try? Program.tool([name, "-c", "import openpyxl"]), found.status == 0 {
            return name
        }
        print("Left out: \(name) lacks openpyxl; ANNEXA_PYTHON names one that has it")
        return nil
    }()

    private static func report(_ form: String, in folder: Folder) throws -> String {
        let path = folder.file("findings." + form)
        let run = try Program.run(
            "validate", Repository.fixture("messy") + "/return.xlsx", "--as-at", "2024-03-31", "--format",
            form,
            "--output", path, "--fail-on", "never")
        try #require(run.status == 0, "\(run.errors)")
        return path
    }

    private static func comparison(in folder: Folder) throws -> String {
        let path = folder.file("changes.html")
        let old = Repository.fixture("template-2019") + "/return.xlsx"
        let run = try Program.run(
            "diff", old, Repository.fixture("messy") + "/return.xlsx", "--as-at", "2024-03-31", "--output",
            path)
        try #require(run.status == 0, "\(run.errors)")
        return path
    }

    private static func summary(in folder: Folder) throws -> String {
        let path = folder.file("summary.html")
        let run = try Program.run(
            "summarise", Repository.fixture("messy") + "/return.xlsx", "--as-at", "2024-03-31", "--output",
            path)
        try #require(run.status == 0, "\(run.errors)")
        return path
    }

    /// What a script in the page tells, once the page's own has run; nil without a browser.
    ///
    /// The page stands in a frame, as a browser's window is never as narrow as a telephone.
    private static func told(
        _ path: String, width: Int, by script: String, in folder: Folder
    ) throws -> String? {
        guard let browser else { return nil }
        // the page's policy lets no other script run, and that of the test is one
        var html = try String(contentsOfFile: path, encoding: .utf8)
        let policy = try #require(
            html.range(of: "<meta http-equiv=\"Content-Security-Policy\"[^>]*>", options: .regularExpression))
        html.removeSubrange(policy)
        html += "<script>function tell(words) { parent.postMessage(words, '*'); } \(script)</script>"
        try html.write(toFile: folder.file("framed.html"), atomically: true, encoding: .utf8)
        let frame = """
            <iframe src="framed.html" style="border: 0; width: \(width)px; height: 900px"></iframe>
            <script>addEventListener("message", function (told) { document.body.dataset.told = told.data; });</script>
            """
        try frame.write(toFile: folder.file("frame.html"), atomically: true, encoding: .utf8)
        let result = try Program.tool([
            "env", "HOME=" + folder.path, "timeout", "120", browser, "--headless", "--no-sandbox",
            "--disable-gpu", "--window-size=1400,1000", "--virtual-time-budget=5000", "--dump-dom",
            "file://" + folder.file("frame.html"),
        ])
        let told = result.output.range(of: "data-told=\"[^\"]*\"", options: .regularExpression)
        return String(result.output[try #require(told)].dropFirst(11).dropLast())
    }

    /// As narrow, and with letters as far apart, as guidance on accessible pages asks a page to bear
    /// (WCAG 2.2, 1.4.10 and 1.4.12): so it holds in wide type too, and with a long path in it.
    @Test(
        "At no width does a page need scrolling sideways", arguments: [1280, 390, 320],
        ["findings", "diff", "summary"])
    func widths(width: Int, kind: String) throws {
        let folder = try Folder()
        let path =
            switch kind {
            case "diff": try Self.comparison(in: folder)
            case "summary": try Self.summary(in: folder)
            default: try Self.report("html", in: folder)
            }
        let script = """
            var style = document.createElement("style"), page = document.documentElement;
            style.textContent = "* { letter-spacing: .12em !important; word-spacing: .16em !important }";
            document.head.appendChild(style);
            tell(innerWidth + ' ' + (page.scrollWidth <= page.clientWidth));
            """
        guard let told = try Self.told(path, width: width, by: script, in: folder) else { return }
        #expect(told == "\(width) true")
    }

    @Test("The page's own script is the one that its policy lets run", arguments: ["html", "diff"])
    func policy(kind: String) throws {
        guard let browser = Self.browser else { return }
        let folder = try Folder()
        let path = kind == "diff" ? try Self.comparison(in: folder) : try Self.report("html", in: folder)
        let result = try Program.tool([
            "env", "HOME=" + folder.path, "timeout", "120", browser, "--headless", "--no-sandbox",
            "--disable-gpu", "--dump-dom", "file://" + path,
        ])
        // only the script makes headings that sort
        #expect(result.output.contains("<button type=\"button\">"))
    }

    @Test("Boxes filter by severity and list, words by what a row says, headings sort")
    func filters() throws {
        let folder = try Folder()
        let script = """
            var seen = function (what) { return Array.from(document.querySelectorAll(what)).filter(function (row) {
              return row.getClientRects().length > 0; }).length; };
            var told = [];
            told.push("all " + (seen("tr.is-error") > 0 && seen("tr.is-warning") > 0));
            document.getElementById("show-error").click();
            told.push("errors " + seen("tr.is-error") + " warnings " + (seen("tr.is-warning") > 0));
            document.getElementById("show-error").click();
            document.getElementById("list-4").click();
            told.push("list " + (seen("tr.of-4") > 0) + " others " + seen("tr.of-1"));
            document.getElementById("list-all").click();
            var button = document.querySelector("#rows thead th:nth-child(2) button");
            button.click();
            var children = Array.from(document.querySelectorAll("#rows tbody tr")).map(function (row) {
              return Number(row.cells[1].textContent) || Infinity; });
            told.push("sorted " + children.every(function (child, index) { return !index || children[index - 1] <= child; })
              + " " + document.querySelector("#rows thead th:nth-child(2)").getAttribute("aria-sort"));
            document.getElementById("words").value = "no such words";
            document.getElementById("words").dispatchEvent(new Event("input"));
            setTimeout(function () {
              told.push(document.getElementById("said").textContent.replace(/ of .*/, ""));
              tell(told.join("; "));
            }, 400);
            """
        guard
            let told = try Self.told(
                Self.report("html", in: folder), width: 1280, by: script, in: folder)
        else { return }
        #expect(told == "all true; errors 0 warnings true; list true others 0; sorted true ascending; 0")
    }

    @Test("openpyxl finds identifiers as text, filters, and headings that stay in sight")
    func openpyxl() throws {
        guard let python = Self.python else { return }
        let folder = try Folder()
        let script = """
            import openpyxl, sys
            book = openpyxl.load_workbook(sys.argv[1])
            work = book["Work list"]
            assert work.freeze_panes == "C2", work.freeze_panes
            children = [row[0].value for row in work.iter_rows(min_row=2) if row[0].value is not None]
            assert children and all(isinstance(child, str) for child in children)
            for name in ["Work list", "Export faults", "By rule", "By list and column", "Not checked"]:
                sheet = book[name]
                assert sheet.auto_filter.ref and sheet.auto_filter.ref.startswith("A1:"), name
                assert sheet.freeze_panes, name
                assert all(sheet.column_dimensions[cell.column_letter].width > 5 for cell in sheet[1] if cell.value), name
            assert work.cell(1, 14).value.startswith("Outcome")
            dates = [row[3] for row in work.iter_rows(min_row=2) if row[3].value is not None]
            assert dates and all(cell.is_date for cell in dates)
            print("read", len(children) > 20)
            """
        let result = try Program.tool([
            python, "-W", "ignore", "-c", script, Self.report("xlsx", in: folder),
        ])
        #expect(result.status == 0 && result.output.contains("read True"), "\(result.output)")
    }
}
