import AnnexADataset
import AnnexASchema

/// Reading the return met something of this kind.
struct ObservedCheck {
    let observed: Check.Observed

    func hits(_ asked: Asked, isWholeReturn: Bool) -> [Hit] {
        // where no list was found, that is the one thing to tell
        if observed.kinds == [.listMissing], asked.observations[.noListFound] != nil { return [] }
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
        return hits
    }

    private func isAsked(_ observation: Observation, _ asked: Asked) -> Bool {
        if let field = observation.field {
            if observed.except.contains(field) { return false }
            if !observed.columns.isEmpty, !observed.columns.contains(field) { return false }
            if !observed.types.isEmpty {
                guard let type = asked.table.column(field)?.definition.type, observed.types.contains(type)
                else { return false }
            }
        } else if !observed.columns.isEmpty || !observed.types.isEmpty {
            return false
        }
        guard !observed.texts.isEmpty else { return true }
        let found = (observation.found ?? "").lowercased()
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
