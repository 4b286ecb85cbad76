import AnnexASchema
import AnnexASynth
import CalendarDays
import Testing

@Suite("Sheets are laid out as councils lay them out")
struct LayoutTests {
    @Test("Every layout tells of the same children", arguments: SynthLayout.allCases)
    func same(layout: SynthLayout) throws {
        let plain = Invented.make(80)
        let other = Invented.make(80, layout: layout)
        for list in Invented.schema.newestEdition.lists {
            let one = try #require(plain.sheet(ofList: list.number))
            let two = try #require(other.sheet(ofList: list.number))
            let rows = [one, two].map { sheet in
                sheet.rows.dropFirst(sheet.headingRow).map { Array($0.prefix(list.columns.count)) }
                    .filter { $0.contains { $0 != .empty } }
            }
            #expect(rows[0] == rows[1])
        }
    }

    @Test("The template has a merged title, and sheets named as Ofsted names them")
    func template() throws {
        let made = Invented.make(20, layout: .template)
        #expect(made.sheets.map(\.name) == ["Front_Sheet"] + (1...11).map { "List_\($0)" })
        let sheet = try #require(made.sheet(ofList: 7))
        #expect(sheet.hasMergedTitle && sheet.headingRow == 2)
        #expect(sheet.rows[0] == [.text("List 7: Child protection")])
    }

    @Test("ChAT's sheets have computed columns and rows filled ahead")
    func chat() throws {
        let sheet = try #require(Invented.make(20, layout: .chat).sheet(ofList: 1))
        let headings = sheet.rows[sheet.headingRow - 1]
        let computed = ["Gender group", "Contacts per child (distinct count)", "Errors"]
        #expect(headings.suffix(3) == computed.map { .text($0) })
        #expect(sheet.rows[0].count == 2)
        #expect(sheet.cell(row: sheet.rows.count, column: ColumnID(rawValue: "child_id")) == .empty)
        #expect(sheet.rows.last?.last == .number(0))
    }

    @Test("Named sheets hold their list's name, in no order")
    func named() {
        let names = Invented.make(20, layout: .named).sheets.map(\.name)
        #expect(names.contains("List 1 - Contacts"))
        #expect(names != names.sorted())
        #expect(names.allSatisfy { $0.count <= 31 })
    }
}
