import AnnexADataset
import AnnexASchema
import CalendarDays

/// Every child of Lists 1 to 10 once: the lists they stand in, their first and last date, and what the lists
/// disagree on. Adopters are no children, and a row without an identifier belongs to none.
struct ChildRows {
    static let headings = [
        "child_id", "lists", "rows", "first_date", "last_date", "conflicts", "conflict_values",
    ]

    /// One child.
    struct Row {
        let id: String
        /// List numbers, ascending.
        let lists: [Int]
        let rowCount: Int
        /// The earliest and the latest of the dates of events, starts and ends.
        let dates: ClosedRange<CalendarDay>?
        /// The fields that should agree and do not, each with its values and the lists that hold them.
        fileprivate(set) var conflicts: [(field: ColumnID, values: [(text: String, lists: [Int])])] = []

        /// As the fields of a table; lists and conflicting columns have spaces between them.
        var fields: [String] {
            [
                id, Self.join(lists), String(rowCount), dates?.lowerBound.iso ?? "",
                dates?.upperBound.iso ?? "", conflicts.map(\.field.rawValue).joined(separator: " "),
                conflicts.map { conflict in
                    conflict.field.rawValue + ": "
                        + conflict.values.map { "\($0.text) (\(Self.join($0.lists)))" }.joined(
                            separator: ", ")
                }.joined(separator: "; "),
            ]
        }

        /// Adds the row to a table, without a text for each field: there are many children.
        func write(to csv: inout CSVBuffer) {
            guard conflicts.isEmpty else { return csv.row(fields) }
            csv.field(id)
            csv.field(numbers: lists)
            csv.field(rowCount)
            if let dates {
                csv.field(dates.lowerBound)
                csv.field(dates.upperBound)
            } else {
                csv.emptyField()
                csv.emptyField()
            }
            csv.emptyField()
            csv.emptyField()
            csv.endRow()
        }

        private static func join(_ lists: [Int]) -> String {
            lists.map(String.init).joined(separator: " ")
        }
    }

    /// All of them, in the order in which the lists name them.
    static func all(in dataset: Dataset, schema: Schema) -> [Row] {
        let tables = Array(dataset.lists.prefix(10))
        var lists = [UInt16](repeating: 0, count: dataset.persons.count)
        var counts = [Int](repeating: 0, count: dataset.persons.count)
        var dates = [ClosedRange<CalendarDay>?](repeating: nil, count: dataset.persons.count)
        for table in tables {
            let dated = table.columns.filter {
                $0.isPresent && ($0.definition.role == .event || $0.definition.role == .end)
            }
            for (row, person) in table.persons.enumerated() where person >= 0 {
                let person = Int(person)
                lists[person] |= 1 << UInt16(table.definition.number)
                counts[person] += 1
                for column in dated {
                    guard let day = column.values[row].day else { continue }
                    let known = dates[person] ?? day...day
                    dates[person] = min(known.lowerBound, day)...max(known.upperBound, day)
                }
            }
        }
        var rows: [Row] = []
        var rowOfPerson = [Int](repeating: -1, count: lists.count)
        for person in lists.indices where lists[person] != 0 {
            rowOfPerson[person] = rows.count
            rows.append(
                Row(
                    id: dataset.persons.string(person),
                    lists: (1...10).filter { lists[person] & 1 << UInt16($0) != 0 },
                    rowCount: counts[person], dates: dates[person]))
        }
        for field in SharedField.all(in: schema) {
            for (person, values) in field.conflicts(in: tables, persons: dataset.persons.count) {
                let row = rowOfPerson[person]
                guard row >= 0 else { continue }
                rows[row].conflicts.append((field.column, values))
            }
        }
        return rows
    }
}

/// A column that should say the same of a child in every list.
private struct SharedField {
    let column: ColumnID
    let type: ColumnType
    /// The codes of its set, where it has one.
    let codes: CodeSet?
    /// The positions of codes that disagree with nothing, such as “not known”.
    let except: Set<Int>

    static func all(in schema: Schema) -> [SharedField] {
        schema.sameOfChildren.compactMap { same in
            let column = schema.lists.lazy.flatMap(\.columns).first { $0.id == same.column }
            guard let column else { return nil }
            let set = column.codeSet.flatMap { schema.codeSets[$0] }
            return SharedField(
                column: column.id, type: column.type, codes: set,
                except: Set(same.except.compactMap { set?.index(of: $0) }))
        }
    }

    /// The persons for whom the lists hold two values or more, each with the lists that hold it.
    func conflicts(
        in tables: [ListTable], persons: Int
    ) -> [(person: Int, values: [(text: String, lists: [Int])])] {
        var first = [Value](repeating: .blank, count: persons)
        var differing: Set<Int> = []
        var words = WordTable()
        each(in: tables, &words) { person, value, _ in
            if first[person].isBlank {
                first[person] = value
            } else if first[person] != value {
                differing.insert(person)
            }
        }
        guard !differing.isEmpty else { return [] }
        var found: [Int: [(value: Value, lists: [Int])]] = [:]
        each(in: tables, &words) { person, value, list in
            guard differing.contains(person) else { return }
            let known = found[person, default: []].firstIndex { $0.value == value }
            if let known, found[person]?[known].lists.last != list {
                found[person]?[known].lists.append(list)
            } else if known == nil {
                found[person, default: []].append((value, [list]))
            }
        }
        return found.sorted { $0.key < $1.key }.map { person, values in
            (person, values.map { (text($0.value, words), $0.lists) })
        }
    }

    /// Calls for each value that is known, comparable across the lists.
    private func each(
        in tables: [ListTable], _ words: inout WordTable, _ body: (Int, Value, Int) -> Void
    ) {
        for table in tables {
            guard let column = table.column(column), column.isPresent else { continue }
            for (row, person) in table.persons.enumerated() where person >= 0 {
                var value = column.values[row]
                switch column.definition.type {
                case .code:
                    guard let code = value.code, !except.contains(code) else { continue }
                case .date, .integer, .age: guard value.isKnown else { continue }
                case .identifier, .text, .postcode, .urn:
                    // each list numbers its own words
                    guard let word = value.word else { continue }
                    value = Value(table.words.withUTF8(word) { words.index(of: $0) })
                }
                body(Int(person), value, table.definition.number)
            }
        }
    }

    private func text(_ value: Value, _ words: WordTable) -> String {
        switch type {
        case .code: value.code.flatMap { codes?.codes[$0].code } ?? ""
        case .date: value.day?.iso ?? ""
        case .integer, .age: value.number.map(String.init) ?? ""
        case .identifier, .text, .postcode, .urn: value.word.map(words.string) ?? ""
        }
    }
}
