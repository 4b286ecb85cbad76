import AnnexASchema
import AnnexASynth
import CalendarDays
import Testing

@Suite("Mistakes stand where the return says")
struct NoiseTests {
    static let light = Invented.make(400, noise: .light)
    static let heavy = Invented.make(800, seed: 5, noise: .heavy, layout: .template)

    @Test("A clean return has none", arguments: SynthLayout.allCases)
    func clean(layout: SynthLayout) {
        #expect(Invented.make(60, layout: layout).mistakes.isEmpty)
    }

    @Test("A little noise plants each kind once", arguments: SynthMistake.Kind.allCases)
    func kinds(kind: SynthMistake.Kind) {
        #expect(Self.light.mistakes.count { $0.kind == kind } == 1)
    }

    @Test("Much noise plants each kind")
    func heavyKinds() {
        let kinds = Set(Self.heavy.mistakes.map(\.kind))
        let reshaping: Set<SynthMistake.Kind> = [.blankRow, .totalsRow, .extraColumn, .reorderedColumns]
        #expect(kinds.union(reshaping).count == SynthMistake.Kind.allCases.count)
        #expect(Self.heavy.mistakes.count > 60)
    }

    @Test("No row of a record has two mistakes")
    func single() {
        let rows = Self.heavy.mistakes.filter { $0.column != nil }.map { [$0.list, $0.row] }
        #expect(Set(rows).count == rows.count)
    }

    @Test("Each cell that is called wrong is wrong", arguments: [NoiseTests.light, NoiseTests.heavy])
    func cells(made: SynthReturn) throws {
        for mistake in made.mistakes {
            let sheet = try #require(made.sheet(ofList: mistake.list))
            let row = sheet.rows[mistake.row - 1]
            let cell = mistake.column.flatMap { sheet.cell(row: mistake.row, column: $0) }
            switch mistake.kind {
            case .missingBirthDate, .blankRequired, .missingIdentifier: #expect(cell == .empty)
            case .unknownCode: #expect(cell == .text("Nope"))
            case .badPostcode: #expect(cell == .text("nope"))
            case .errorValue: #expect(cell == .error("#N/A"))
            case .fillerDate: #expect(cell == .text("01/01/1900"))
            case .futureDate:
                guard case .date(let date)? = cell else {
                    Issue.record("\(mistake) holds no date")
                    continue
                }
                #expect(date > made.extracted)
            case .endBeforeStart:
                guard case .date? = cell else {
                    Issue.record("\(mistake) holds no date")
                    continue
                }
            case .monthFirstDate, .unreadableDate:
                guard case .text(let text)? = cell else {
                    Issue.record("\(mistake) holds no text")
                    continue
                }
                #expect(!text.isEmpty)
            case .decimalAge:
                guard case .number(let age)? = cell else {
                    Issue.record("\(mistake) holds no number")
                    continue
                }
                #expect(age != age.rounded())
            case .duplicateRow: #expect(row == sheet.rows[mistake.row - 2])
            case .blankRow: #expect(row.isEmpty)
            case .totalsRow: #expect(row.first == .text("Total"))
            case .extraColumn: #expect(sheet.columns.contains(nil))
            case .reorderedColumns:
                let known = sheet.columns.compactMap(\.self)
                let list = Invented.schema.newestEdition.lists[mistake.list - 1]
                #expect(known != list.columns.map(\.id) && Set(known) == Set(list.columns.map(\.id)))
            }
        }
    }

    @Test("Headings of a noisy return are not all the template's")
    func headings() {
        var changed = 0
        for list in Invented.schema.newestEdition.lists {
            guard let sheet = Self.heavy.sheet(ofList: list.number) else { continue }
            for case .text(let heading) in sheet.rows[sheet.headingRow - 1] {
                if !list.columns.contains(where: { $0.header == heading }) { changed += 1 }
            }
        }
        #expect(changed > 40)
    }

    @Test("A noisy return stores dates in several ways")
    func dates() {
        var texts = 0
        var dates = 0
        for list in Invented.schema.newestEdition.lists {
            guard let sheet = Self.heavy.sheet(ofList: list.number) else { continue }
            for column in list.columns where column.type == .date {
                for row in sheet.rows.indices {
                    switch sheet.cell(row: row + 1, column: column.id) {
                    case .text: texts += 1
                    case .date: dates += 1
                    default: break
                    }
                }
            }
        }
        #expect(texts > 500 && dates > 500)
    }
}
