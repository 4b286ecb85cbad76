import AnnexADataset
import AnnexASchema
import CalendarDays
import Validation

extension ComparisonReport {
    /// The whole comparison as JSON.
    public var json: String {
        var pairs: [(String, JSONText)] = [
            ("version", .integer(1)), ("old", json(old)), ("new", json(new)),
            (
                "children",
                .object([
                    ("arrived", Self.strings(comparison.arrived)), ("left", Self.strings(comparison.left)),
                ])
            ),
            ("lists", .array(comparison.lists.map(json))),
        ]
        if let findings {
            pairs.append(
                (
                    "findings",
                    .object([
                        ("new", .integer(findings.new.count)),
                        ("persisting", .integer(findings.persisting.count)),
                        ("fixed", .integer(findings.fixed.count)),
                        (
                            "rules",
                            .array(tallies(by: \.rule).map { Self.json("rule", .string($0.key), $0.tally) })
                        ),
                        (
                            "lists",
                            .array(
                                tallies { $0.list ?? 0 }.map { key, tally in
                                    Self.json("list", key == 0 ? .null : .integer(key), tally)
                                })
                        ),
                        (
                            "changes",
                            .array(
                                findings.new.map { Self.json($0, "new") }
                                    + findings.fixed.map { Self.json($0, "fixed") })
                        ),
                    ])
                ))
        } else {
            pairs += [("findings", .null), ("findings_not_compared", .optional(obstacle))]
        }
        return JSONText.object(pairs).pretty(levels: 3)
    }

    private static func strings(_ texts: [String]) -> JSONText { .array(texts.map(JSONText.string)) }

    private func json(_ side: ComparisonSide) -> JSONText {
        let dataset = side.lists.dataset
        return .object([
            ("name", .string(side.name)), ("as_at", .string(dataset.dates.reference.iso)),
            ("edition", .string(dataset.edition.id)),
            ("rows", .integer(dataset.lists.reduce(0) { $0 + $1.rowCount })),
        ])
    }

    private func json(_ list: ListComparison) -> JSONText {
        let (before, after) = (old.lists.dataset.list(list.number), new.lists.dataset.list(list.number))
        return .object([
            ("list", .integer(list.number)), ("name", .string(after.definition.name)),
            ("rows_old", .optional(before.isPresent ? before.rowCount : nil)),
            ("rows_new", .optional(after.isPresent ? after.rowCount : nil)),
            ("rows_same", .integer(list.unchanged)), ("rows_arrived", .integer(list.rowsArrived)),
            ("rows_left", .integer(list.rowsLeft)), ("rows_changed", .integer(list.rowsChanged)),
            ("cells_respelt", .optional(list.respelt)), ("children_arrived", Self.strings(list.arrived)),
            ("children_left", Self.strings(list.left)), ("children_changed", .integer(list.personsChanged)),
            ("columns_only_in_old", Self.strings(list.columnsOnlyInOld.map(\.rawValue))),
            ("columns_only_in_new", Self.strings(list.columnsOnlyInNew.map(\.rawValue))),
            (
                "changes",
                .array(
                    list.changes.map { change in
                        let names = names(change, list: list.number)
                        return .object([
                            ("change", .string(change.word)), ("child_id", .string(names.child)),
                            ("event", .string(names.event)),
                            (
                                "fields",
                                .array(
                                    fields(change, list: list.number).map {
                                        .object([
                                            ("field", .string($0.field.rawValue)), ("old", .string($0.old)),
                                            ("new", .string($0.new)),
                                        ])
                                    })
                            ),
                        ])
                    })
            ),
        ])
    }

    private static func json(_ key: String, _ value: JSONText, _ tally: Tally) -> JSONText {
        .object([
            (key, value), ("new", .integer(tally.new)), ("persisting", .integer(tally.persisting)),
            ("fixed", .integer(tally.fixed)),
        ])
    }

    private static func json(_ finding: ComparedFinding, _ change: String) -> JSONText {
        .object([
            ("change", .string(change)), ("rule", .string(finding.rule)),
            ("severity", .string(finding.severity.rawValue)), ("list", .optional(finding.list)),
            ("child_id", .optional(finding.childID)), ("field", .optional(finding.field)),
            ("message", .string(finding.message)), ("fingerprint", .string(finding.fingerprint)),
        ])
    }

    /// Every difference as a line of CSV: rows, the fields of rows, and findings.
    public var csv: [UInt8] {
        var csv = CSVBuffer()
        csv.row([
            "change", "list", "child_id", "event", "field", "old", "new", "rule", "severity", "message",
            "fingerprint",
        ])
        for list in comparison.lists {
            for change in list.changes {
                let names = names(change, list: list.number)
                let start = [String(list.number), names.child, names.event]
                let fields = fields(change, list: list.number)
                if fields.isEmpty {
                    csv.row(["row " + change.word] + start + ["", "", "", "", "", "", ""])
                }
                for field in fields {
                    csv.row(
                        ["value changed"] + start + [
                            field.field.rawValue, field.old, field.new, "", "", "", "",
                        ])
                }
            }
        }
        for (word, findings) in [("new", findings?.new ?? []), ("fixed", findings?.fixed ?? [])] {
            for one in findings {
                csv.row([
                    "finding " + word, one.list.map(String.init) ?? "", one.childID ?? "", "",
                    one.field ?? "",
                    "", "", one.rule, one.severity.rawValue, one.message, one.fingerprint,
                ])
            }
        }
        return csv.take()
    }
}

extension RowChange {
    /// What happened to the row.
    var word: String { old == nil ? "arrived" : new == nil ? "left" : "changed" }
}
