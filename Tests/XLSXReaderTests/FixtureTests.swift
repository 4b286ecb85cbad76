import AnnexAOutput
import Foundation
import Testing
import TestSupport
import XLSXReader

@Suite("Workbooks of all kinds")
struct FixtureTests {
    @Test("Every cell of a fixture is read as its cells.jsonl says", arguments: PackageFolder.stories)
    func cells(story: String) throws {
        let fixture = try PackedFixture(story)
        let lines = String(decoding: try CellLines.lines(workbookAt: fixture.path), as: UTF8.self)
        #expect(lines == fixture.expectedCells)
    }

    @Test("Every cell of a text file is read as its cells.jsonl says", arguments: PackageFolder.textStories)
    func texts(story: String) throws {
        let fixture = try PackedFixture(text: story)
        let lines = String(decoding: try CellLines.lines(workbookAt: fixture.path), as: UTF8.self)
        #expect(lines == fixture.expectedCells)
    }

    @Test("Counting counts the cells that are listed", arguments: PackageFolder.stories)
    func count(story: String) async throws {
        let fixture = try PackedFixture(story)
        #expect(
            try await CellLines.count(workbookAt: fixture.path)
                == fixture.expectedCells.split(separator: "\n").count)
    }

    @Test("There are fixtures, and each says its story")
    func stories() throws {
        #expect(PackageFolder.stories.count >= 30)
        #expect(PackageFolder.textStories.count >= 10)
        for story in PackageFolder.stories + PackageFolder.textStories {
            let path = PackageFolder.fixtures + "/workbooks/\(story)/story.txt"
            #expect(try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").count == 1)
        }
    }

    @Test("Blank rows are not told, however many were formatted")
    func blankRows() throws {
        let fixture = try PackedFixture("formatted-blank-rows")
        let workbook = try Workbook(path: fixture.path)
        let rows = RowNotes()
        _ = try workbook.read(workbook.sheets[0], into: rows)
        #expect(rows.rows == [0, 2_001])
    }

    @Test("Reading stops when no more rows are wanted")
    func enough() throws {
        let fixture = try PackedFixture("cells-out-of-order")
        let workbook = try Workbook(path: fixture.path)
        let rows = RowNotes(wanted: 1)
        _ = try workbook.read(workbook.sheets[0], into: rows)
        #expect(rows.rows == [0])
    }

    @Test(
        "A cell that is stored twice is told, in one piece of a row or in two",
        arguments: [
            ("rows-in-two-pieces", ["B1"]), ("duplicated-cell-last-wins", ["A1", "A2"]),
            ("rows-out-of-order", []),
        ])
    func twice(story: String, cells: [String]) throws {
        let fixture = try PackedFixture(story)
        let workbook = try Workbook(path: fixture.path)
        let rows = RowNotes()
        _ = try workbook.read(workbook.sheets[0], into: rows)
        #expect(rows.twice == cells)
    }

    @Test("Hidden sheets are known as hidden")
    func hidden() throws {
        let fixture = try PackedFixture("hidden-sheet")
        #expect(try Workbook(path: fixture.path).sheets.map(\.isHidden) == [false, true, true])
    }

    @Test("A formula without a value is a cell that says so")
    func formula() throws {
        let fixture = try PackedFixture("formula-without-value")
        let workbook = try Workbook(path: fixture.path)
        let rows = RowNotes()
        _ = try workbook.read(workbook.sheets[0], into: rows)
        #expect(rows.cells[0].map { $0.content == .formulaWithoutValue } == [true, false, true, true, false])
    }
}

/// Notes the rows that it is told.
final class RowNotes: RowSink {
    private(set) var rows: [Int] = []
    private(set) var cells: [[Cell]] = []
    private(set) var twice: [String] = []
    private let wanted: Int

    init(wanted: Int = .max) {
        self.wanted = wanted
    }

    func row(_ index: Int, _ cells: Span<Cell>, _ texts: TextStore) -> Bool {
        rows.append(index)
        self.cells.append(cells.indices.map { cells[$0] })
        return rows.count < wanted
    }

    func cellTwice(row: Int, column: Int) {
        twice.append(CellReference(row: row, column: column).description)
    }
}
