import Foundation
import Testing

@Suite("The published figures that were read stand on a sheet of the summary")
struct ComparatorSheetTests {
    private static let sheet = "Comparator data as loaded"
    private static let files = Repository.root + "/Fixtures/comparators/"
    private static let given = [
        "--comparators", files + "england.csv", "--comparators", files + "published-c1-2024.csv",
        "--comparators", files + "published-c1-2025.csv", "--neighbours", files + "neighbours.csv",
        "--populations", files + "populations.csv",
    ]
    private static let `internal` = Result { try Book(given) }
    private static let shared = Result { try Book(given + ["--audience", "public"]) }
    private static let without = Result { try Book([]) }

    /// A summary's cells, sheet by sheet and row by row.
    private struct Book {
        /// The sheets that hold something, in their order.
        var sheets: [String] = []
        var rows: [String: [Int: [Int: String]]] = [:]
        /// The part of the workbook that is the contents.
        let contents: String

        init(_ options: [String]) throws {
            let folder = try Folder()
            let path = folder.file("summary.xlsx")
            let made = try Program.run(
                [
                    "summarise", Repository.fixture("messy") + "/return.xlsx", "--as-at", "2024-03-31",
                    "--la", "Demoshire", "--output", path, "--quiet",
                ] + options)
            try #require(made.status == 0, "\(made.errors)")
            contents = try Program.tool(["unzip", "-p", path, "xl/worksheets/sheet2.xml"]).output
            for line in try Program.run("cells", path).output.split(separator: "\n") {
                let cell = try #require(
                    try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
                let sheet = try #require(cell["sheet"] as? String)
                if sheets.last != sheet { sheets.append(sheet) }
                rows[sheet, default: [:]][try #require(cell["row"] as? Int), default: [:]][
                    try #require(cell["column"] as? Int)] = "\(cell["value"] ?? "")"
            }
        }

        /// The lines of the sheet by heading: those of an indicator in an area and a year.
        func figures(_ indicator: String, _ area: String, _ year: String) throws -> [[String: String]] {
            let all = try #require(rows[ComparatorSheetTests.sheet])
            let headings = try #require(all[3])
            return all.keys.sorted().filter { $0 > 3 }.map { number in
                Dictionary(uniqueKeysWithValues: (all[number] ?? [:]).map { (headings[$0] ?? "", $1) })
            }.filter { $0["Indicator"] == indicator && $0["Area"] == area && $0["Year"] == year }
        }
    }

    @Test("A figure has its place, its source, its line, and whether it is used")
    func figure() throws {
        let line = try #require(try Self.internal.get().figures("REF-11", "England", "2025").first)
        #expect(line["Value as published"] == "22.6" && line["Counted in"] == "percentage")
        #expect(line["Source"] == "DfE, Children in need" && line["Data set"] == "CIN-C1")
        #expect(line["Published"] == "2024-10-31")
        #expect(line["File"] == "england.csv" && line["Line"] == "4")
        #expect(line["Used on the pages"] == "Yes, England’s figure")
    }

    @Test("A figure that is not used says why")
    func unused() throws {
        let line = try #require(try Self.internal.get().figures("REF-11", "England", "2024").first)
        #expect(line["Used on the pages"] == "No: 2025 is newer")
    }

    @Test("A symbol stands as published, with its meaning")
    func symbol() throws {
        let line = try #require(try Self.internal.get().figures("REF-11", "Neighbour 03", "2024").first)
        #expect(line["Value as published"] == "c" && line["Symbol means"] == "suppressed")
    }

    @Test("A figure that two files have stands twice, and the later says that it is not used")
    func twice() throws {
        let lines = try Self.internal.get().figures("REF-11", "England", "2025")
        #expect(lines.map { $0["File"] } == ["england.csv", "published-c1-2025.csv"])
        #expect(lines.last?["Used on the pages"] == "No: an earlier line has the same")
    }

    @Test("A band stands beside its measure's name")
    func band() throws {
        let lines = try Self.internal.get().figures("CIN-15", "England", "2024")
        #expect(lines.contains { $0["Measure"] == "Open: duration: 3 months or less" })
    }

    @Test("The sheet stands between the definitions and the run")
    func place() throws {
        let sheets = try Self.internal.get().sheets
        let place = try #require(sheets.firstIndex(of: Self.sheet))
        #expect(sheets[place - 1] == "Definitions" && sheets[place + 1] == "Run")
    }

    @Test("The contents lead to it")
    func contents() throws {
        let book = try Self.internal.get()
        #expect(book.rows["Contents"]?.values.contains { $0[1] == Self.sheet } == true)
        #expect(book.contents.contains("location=\"'\(Self.sheet)'!A1\""))
    }

    @Test("Without published figures there is no such sheet, and no line of contents")
    func absent() throws {
        let book = try Self.without.get()
        #expect(!book.sheets.contains(Self.sheet))
        #expect(book.rows["Contents"]?.values.contains { $0[1] == Self.sheet } == false)
    }

    @Test("What is shared numbers the files and names none")
    func namesNoFile() throws {
        let book = try Self.shared.get()
        #expect(try book.figures("REF-11", "England", "2025").map { $0["File"] } == ["File 1", "File 3"])
        let texts = book.rows.values.flatMap(\.values).flatMap(\.values)
        #expect(!texts.contains { $0.contains(".csv") || $0.contains("published-c1") })
    }
}
