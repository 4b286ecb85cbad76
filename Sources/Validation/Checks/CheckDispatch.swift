import AnnexADataset
import AnnexASchema

extension Check {
    /// Whether it looks at several lists at once, or at none, and so is asked once.
    var isOfWholeReturn: Bool {
        switch self {
        case .same(let same): same.isAcross
        case .contrast, .alikeIdentifiers, .lookAlike, .extraction, .clears: true
        case .observed(let observed): observed.kinds.allSatisfy(\.isOfWholeReturn)
        default: false
        }
    }

    /// Why it cannot be asked; nil where it can.
    func obstacle(_ asked: Asked) -> String? {
        switch self {
        case .extraction(let fault): return ExtractionCheck(fault: fault).obstacle(asked.query.dataset.dates)
        case .clears: return nil
        case .observed(let observed):
            if isOfWholeReturn || observed.kinds.contains(.listMissing) { return nil }
            return observed.columns.isEmpty
                ? asked.query.obstacle(to: [ColumnID](), list: asked.list)
                : Self.none(of: observed.columns, asked)
        case .same(let same) where same.isAcross: return asked.presentLists.count > 1 ? nil : Self.fewLists
        case .contrast, .alikeIdentifiers, .lookAlike:
            return asked.presentLists.isEmpty ? "None of its lists was found" : nil
        case .same(let same): return Self.none(of: same.columns, asked)
        case .severalCodes(let columns): return Self.none(of: columns, asked)
        case .blank(let columns, let when, _):
            return Self.none(of: columns, asked)
                ?? asked.query.obstacle(to: when.map { $0.about(columns[0]) }, list: asked.list)
        case .contradiction(let subject, let when): return Self.obstacle(subject, when, asked)
        case .duplicateRow, .monthFirst: return asked.query.obstacle(to: [ColumnID](), list: asked.list)
        default:
            return asked.query.obstacle(to: columns, list: asked.list)
                ?? asked.query.obstacle(to: when, list: asked.list)
        }
    }

    private static let fewLists = "Fewer than two of its lists were found"

    private static func obstacle(_ subject: Subject, _ when: [Condition], _ asked: Asked) -> String? {
        let table = asked.table
        guard table.isPresent else { return "List \(asked.list) was not found" }
        switch subject {
        case .column(let id):
            return asked.query.obstacle(to: [id], list: asked.list)
                ?? asked.query.obstacle(to: when.map { $0.about(id) }, list: asked.list)
        case .each(let ids), .firstFilled(let ids):
            guard let first = asked.present(ids).first else { return none(of: ids, asked) }
            return asked.query.obstacle(to: when.map { $0.about(first.definition.id) }, list: asked.list)
        case .types(let types, let except):
            let first = table.columns.first {
                $0.isPresent && types.contains($0.definition.type) && !except.contains($0.definition.id)
            }
            guard let first else { return "List \(asked.list) has no such column" }
            return asked.query.obstacle(to: when.map { $0.about(first.definition.id) }, list: asked.list)
        }
    }

    /// Why nothing can be asked of these columns: the list was not found, or has none of them.
    private static func none(of columns: [ColumnID], _ asked: Asked) -> String? {
        guard asked.table.isPresent else { return "List \(asked.list) was not found" }
        guard asked.present(columns).isEmpty else { return nil }
        return asked.query.obstacle(to: columns, list: asked.list) ?? "List \(asked.list) has no such column"
    }

    /// Hands over what it meets. Checks that may meet every row of many columns do so as they go.
    func hits(_ asked: Asked, met: (Hit) -> Void) {
        switch self {
        case .blank(let columns, let when, let placeholders):
            BlankCheck(columns: columns, when: when, placeholders: placeholders).hits(asked, met: met)
        case .observed(let observed):
            ObservedCheck(observed: observed).hits(asked, isWholeReturn: isOfWholeReturn, met: met)
        case .contradiction(let subject, let when):
            ContradictionCheck(subject: subject, when: when).hits(asked, met: met)
        case .severalCodes(let columns): SeveralCodesCheck(columns: columns).hits(asked, met: met)
        default: fewHits(asked).forEach(met)
        }
    }

    private func fewHits(_ asked: Asked) -> [Hit] {
        switch self {
        case .notBefore(let later, let earlier, let when):
            NotBeforeCheck(later: later, earlier: earlier, when: when).hits(asked)
        case .pair(let columns, let when): PairCheck(columns: columns, when: when).hits(asked)
        case .unique(let unique, let when): UniqueCheck(unique: unique, when: when).hits(asked)
        case .duplicateRow: DuplicateRowCheck().hits(asked)
        case .window(let column, let months, let when):
            WindowCheck(column: column, months: months, when: when).hits(asked)
        case .same(let same): SameCheck(same: same).hits(asked)
        case .contrast(let column, let codes, let against):
            ContrastCheck(column: column, codes: codes, against: against).hits(asked)
        case .share(let column, let overPercent, let when):
            ShareCheck(column: column, overPercent: overPercent, when: when).hits(asked)
        case .overlap(let from, let to): OverlapCheck(from: from, to: to).hits(asked)
        case .countBack(let column, let date, let months):
            CountBackCheck(column: column, date: date, months: months).hits(asked)
        case .mixed(let column, let one, let other):
            MixedCheck(column: column, one: one, other: other).hits(asked)
        case .monthFirst: MonthFirstCheck().hits(asked)
        case .alikeIdentifiers: AlikeIdentifiersCheck().hits(asked)
        case .lookAlike: LookAlikeCheck().hits(asked)
        case .span(let column, let least, let most):
            SpanCheck(column: column, least: least, most: most).hits(asked)
        case .gap(let column, let months, let neighbours):
            GapCheck(column: column, months: months, neighbours: neighbours).hits(asked)
        case .extraction(let fault): ExtractionCheck(fault: fault).hits(asked.query)
        case .clears, .blank, .observed, .contradiction, .severalCodes: []
        }
    }
}

extension ObservationKind {
    /// Whether it is met in a file or sheet, and not in a list.
    var isOfWholeReturn: Bool {
        switch self {
        case .noListFound, .headerNotFound, .dates1904: true
        default: false
        }
    }
}
