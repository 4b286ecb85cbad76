import AnnexADataset
import AnnexASchema
import CalendarDays
import Testing
import TestSupport

/// What became of one text in one column.
struct Typed {
    let value: Value
    /// The value in words: ISO date, number, code's full text, `group X`, text; nil where blank or unreadable.
    let words: String?
    let kinds: [ObservationKind]

    /// Types a text in a column of a list, in a row that has an identifier.
    init(_ text: String, list number: Int, column id: String) throws {
        let row =
            id.hasSuffix("_id") ? [id: text, "gender": "a) Male"] : ["child_id": "1", "gender": "a) Male"]
        let dataset = try TextReturn(list: number, [row.merging([id: text]) { $1 }]).read()
        try self.init(dataset, list: number, column: id)
    }

    /// The value of the first row.
    init(_ dataset: Dataset, list number: Int, column id: String) throws {
        let table = dataset.list(number)
        let column = try #require(table.column(ColumnID(rawValue: id)))
        value = try #require(column.values.first)
        kinds = dataset.observations.filter { $0.field?.rawValue == id && $0.row == 0 }.map(\.kind)
        words = try Self.words(value, column.definition, table)
    }

    static func words(_ value: Value, _ definition: ColumnDefinition, _ table: ListTable) throws -> String? {
        guard value.isKnown else { return nil }
        switch definition.type {
        case .date: return value.day?.iso
        case .integer, .age: return value.number.map(String.init)
        case .identifier, .text, .postcode, .urn: return value.word.map(table.words.string)
        case .code:
            let set = try #require(
                definition.codeSet.flatMap { id in try? LoadedSchema.get().codeSets[id] })
            if let group = value.groupAlone { return "group " + set.groups[group] }
            return value.code.map { set.codes[$0].code }
        }
    }
}

extension Typed {
    var isUnreadable: Bool { value == .unreadable }
}
