import AnnexADataset
import AnnexASchema

/// What rules met in a return, a few bytes each, in the order in which it is told.
///
/// A return of which everything is wrong has millions of hits; nearly all are a rule, a row and a column.
struct HitStore: Sendable {
    /// One hit: where it is in the return's tables, and which rule and question met it.
    struct Record: Sendable {
        /// The rule's position in the schema.
        let rule: UInt16
        /// The position of the rule's question.
        let question: UInt8
        /// The list, 1 to 11, or 0.
        let list: UInt8
        /// The row of the list's table, or -1.
        let row: Int32
        /// The position of the column in the list's definition, or -1.
        let column: Int16
        /// What else there is to say: a position in the details, or -1.
        var detail: Int32
    }

    /// What few hits have, or many have in common.
    struct Detail: Sendable, Equatable {
        let place: Place?
        let found: String?
        /// The column, where the list's definition does not have it.
        let column: ColumnID?
        let relatedColumns: [ColumnID]
        let related: [Place]
        let count: Int
        let words: [String: String]
        let isOfMany: Bool

        init?(_ hit: Hit, column: ColumnID?) {
            guard
                hit.place != nil || hit.found != nil || !hit.related.isEmpty || !hit.relatedColumns.isEmpty
                    || hit.count != 1 || !hit.words.isEmpty || hit.isOfMany || column != nil
            else { return nil }
            self.column = column
            (place, found, relatedColumns, related) = (hit.place, hit.found, hit.relatedColumns, hit.related)
            (count, words, isOfMany) = (hit.count, hit.words, hit.isOfMany)
        }
    }

    private(set) var records: [Record] = []
    private(set) var details: [Detail] = []

    /// The column met last, since the next hit is mostly of the same.
    private var lastColumn: (list: Int, id: ColumnID, position: Int)?

    /// Adds what a question of a rule met in the dataset.
    mutating func add(_ hit: Hit, rule: Int, question: Int, in dataset: Dataset) {
        let column = columnPosition(hit, in: dataset)
        var position = -1
        if let detail = Detail(hit, column: column == nil ? hit.column : nil) {
            // hits of one question in a row mostly have their details in common
            if details.last != detail { details.append(detail) }
            position = details.count - 1
        }
        records.append(
            Record(
                rule: UInt16(rule), question: UInt8(question), list: UInt8(hit.list ?? 0),
                row: Int32(hit.row ?? -1), column: Int16(column ?? -1), detail: Int32(position)))
    }

    private mutating func columnPosition(_ hit: Hit, in dataset: Dataset) -> Int? {
        guard let list = hit.list, let id = hit.column else { return nil }
        if let last = lastColumn, last.list == list, last.id == id { return last.position }
        guard let position = dataset.list(list).definition.index(of: id) else { return nil }
        lastColumn = (list, id, position)
        return position
    }

    /// Makes room for so many hits.
    mutating func reserve(_ count: Int) {
        records.reserveCapacity(count)
    }

    /// Adds what another rule met.
    mutating func add(_ other: HitStore) {
        let offset = Int32(details.count)
        details += other.details
        for var record in other.records {
            if record.detail >= 0 { record.detail += offset }
            records.append(record)
        }
    }

    /// Keeps those hits, in that order.
    mutating func keep(_ positions: some Collection<Int>) {
        records = positions.map { records[$0] }
    }

    /// A hit as it was met.
    func hit(_ record: Record, in dataset: Dataset) -> Hit {
        let table = record.list == 0 ? nil : dataset.list(Int(record.list))
        var hit = Hit(
            list: record.list == 0 ? nil : Int(record.list), row: record.row < 0 ? nil : Int(record.row),
            column: record.column < 0 ? nil : table?.columns[Int(record.column)].definition.id)
        guard record.detail >= 0 else { return hit }
        let detail = details[Int(record.detail)]
        if let column = detail.column { hit.column = column }
        (hit.place, hit.found, hit.count) = (detail.place, detail.found, detail.count)
        (hit.words, hit.isOfMany) = (detail.words, detail.isOfMany)
        (hit.relatedColumns, hit.related) = (detail.relatedColumns, detail.related)
        return hit
    }

    /// The place that was given with a hit, where it is not that of its row and column.
    func givenPlace(_ record: Record) -> Place? {
        record.detail < 0 ? nil : details[Int(record.detail)].place
    }

    /// Whether a hit stands for many cells.
    func isOfMany(_ record: Record) -> Bool {
        record.detail >= 0 && details[Int(record.detail)].isOfMany
    }
}
