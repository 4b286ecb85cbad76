import AnnexASchema
import AnnexASynth
import CalendarDays

/// The schema of the package, read once.
enum Invented {
    static let schema: Schema = {
        let package = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        do {
            return try SchemaFolder(path: "/\(package)/Schemas").load()
        } catch {
            fatalError("\(error)")
        }
    }()
    static let asAt = CalendarDay(number: 19_753)  // 31 January 2024

    static func make(
        _ children: Int, seed: UInt64 = 1, noise: SynthNoise = .none, layout: SynthLayout = .plain,
        edition: String? = nil, asAt: CalendarDay = Invented.asAt
    ) -> SynthReturn {
        let options = SynthOptions(
            children: children, seed: seed, asAt: asAt, noise: noise, layout: layout)
        let chosen = edition.flatMap(schema.edition) ?? schema.newestEdition
        return Synthesis(schema: schema, edition: chosen, options: options).make()
    }

    /// A clean return that many tests look at.
    static let clean = ReadReturn(make(1500))
    /// As seen by the edition before.
    static let older = ReadReturn(make(600, edition: "2019"))
    /// A reference date on which months are short.
    static let leap = ReadReturn(make(600, seed: 7, asAt: CalendarDay(number: 19_782)))  // 29 February 2024
    /// 31 August 2025: half a year earlier there is no 31st.
    static let monthEnd = ReadReturn(make(300, seed: 99, asAt: CalendarDay(number: 20_331)))
    /// Several clean returns, for promises that chance could break.
    static let all = [clean, older, leap, ReadReturn(make(3)), monthEnd]
}

/// A clean return read back: rows by column id.
struct ReadReturn: Sendable, CustomStringConvertible {
    let invented: SynthReturn
    let lists: [[Row]]

    init(_ invented: SynthReturn) {
        self.invented = invented
        lists = (1...11).map { number in
            guard let sheet = invented.sheet(ofList: number) else { return [] }
            return sheet.rows.dropFirst(sheet.headingRow).map { Row(columns: sheet.columns, cells: $0) }
        }
    }

    var asAt: CalendarDay { invented.asAt }
    var description: String { "\(lists[0].count) contacts as at \(asAt)" }

    func list(_ number: Int) -> [Row] { lists[number - 1] }

    /// Rows of a list by child.
    func children(_ number: Int) -> [String: [Row]] {
        Dictionary(grouping: list(number)) { $0.id }
    }

    /// The one row of a child in a list of people.
    func people(_ number: Int) -> [String: Row] {
        Dictionary(list(number).map { ($0.id, $0) }) { first, _ in first }
    }

    struct Row: Sendable, Equatable {
        let columns: [ColumnID?]
        let cells: [SynthCell]

        subscript(column: String) -> SynthCell {
            guard let index = columns.firstIndex(of: ColumnID(rawValue: column)) else { return .empty }
            return cells[index]
        }

        var id: String {
            switch (self["child_id"], self["adopter_id"]) {
            case (.number(let number), _): String(Int(number))
            case (.text(let text), _), (_, .text(let text)): text
            default: ""
            }
        }

        func date(_ column: String) -> CalendarDay? {
            if case .date(let date) = self[column] { date } else { nil }
        }

        func text(_ column: String) -> String? {
            if case .text(let text) = self[column] { text } else { nil }
        }

        func number(_ column: String) -> Int? {
            if case .number(let number) = self[column] { Int(number) } else { nil }
        }

        func isBlank(_ column: String) -> Bool { self[column] == .empty }
        func says(_ column: String, _ start: String) -> Bool { text(column)?.hasPrefix(start) == true }
    }
}
