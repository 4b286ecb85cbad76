import AnnexADataset
import AnnexASchema

/// Reading the return met something of this kind.
struct ObservedCheck {
    let observed: Check.Observed

    func hits(_ asked: Asked, isWholeReturn: Bool, met: (Hit) -> Void) {
        // where no list was found, that is the one thing to tell
        if observed.kinds == [.listMissing], asked.observations[.noListFound] != nil { return }
        if !isWholeReturn { remarks(asked, met) }
        var hits: [Hit] = []
        var told: [String: Int] = [:]
        for observation in observed.kinds.flatMap({ asked.observations[$0] ?? [] }) {
            guard isWholeReturn ? observation.list == nil : observation.list == asked.list,
                isAsked(observation, asked)
            else { continue }
            let isOfMany = observed.isOncePerText || observation.kind.isOncePerText
            if observed.isOncePerText {
                let key = "\(observation.field?.rawValue ?? "") \(observation.found ?? "")"
                if let known = told[key] {
                    hits[known].count += observation.count
                    continue
                }
                told[key] = hits.count
            }
            hits.append(
                Hit(
                    list: observation.list, row: observation.row, column: observation.field,
                    place: observation.place, found: observation.found ?? "", count: observation.count,
                    words: ["detail": observation.detail ?? ""], isOfMany: isOfMany))
        }
        hits.forEach(met)
    }

    /// What was met in single cells of the list.
    private func remarks(_ asked: Asked, _ met: (Hit) -> Void) {
        let table = asked.table
        var isAskedOfColumn: [Int16: Bool] = [:]
        var told: [String: (hit: Hit, order: Int)] = [:]
        for remark in table.remarks where observed.kinds.contains(remark.kind) {
            let definition = table.columns[Int(remark.column)].definition
            let isColumnAsked = isAskedOfColumn[remark.column] ?? isAsked(definition.id, asked)
            isAskedOfColumn[remark.column] = isColumnAsked
            guard isColumnAsked else { continue }
            var hit = Hit(list: asked.list, row: Int(remark.row), column: definition.id)
            if !observed.texts.isEmpty || observed.isOncePerText {
                let found = table.typedText(table.columns[Int(remark.column)], row: Int(remark.row))
                guard isAsked(text: found) else { continue }
                if observed.isOncePerText {
                    let key = "\(definition.id.rawValue) \(found)"
                    if (told[key]?.hit.count += 1) == nil {
                        (hit.found, hit.isOfMany) = (found, true)
                        told[key] = (hit, told.count)
                    }
                    continue
                }
            }
            met(hit)
        }
        for one in told.values.sorted(by: { $0.order < $1.order }) { met(one.hit) }
    }

    private func isAsked(_ observation: Observation, _ asked: Asked) -> Bool {
        isAsked(observation.field, asked) && isAsked(text: observation.found ?? "")
    }

    private func isAsked(_ field: ColumnID?, _ asked: Asked) -> Bool {
        guard let field else { return observed.columns.isEmpty && observed.types.isEmpty }
        if observed.except.contains(field) { return false }
        if !observed.columns.isEmpty, !observed.columns.contains(field) { return false }
        return observed.types.isEmpty
            || asked.table.column(field).map { observed.types.contains($0.definition.type) } ?? false
    }

    private func isAsked(text found: String) -> Bool {
        guard !observed.texts.isEmpty else { return true }
        let found = found.lowercased()
        return observed.texts.contains { $0.lowercased() == found }
    }
}

extension ObservationKind {
    /// Whether reading tells it once for a column and text, with a count.
    var isOncePerText: Bool {
        switch self {
        case .codeAlias, .decimalAge, .mojibake: true
        default: false
        }
    }

    /// Whether it is about how a value is written, and says nothing against the value.
    var isAboutForm: Bool {
        switch self {
        case .codeAlias, .decimalAge, .mojibake, .timePart, .identifierCharacters, .identifierFraction,
            .identifierScientific:
            true
        default: false
        }
    }
}
