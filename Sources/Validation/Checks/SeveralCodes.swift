import AnnexADataset
import AnnexASchema

/// A coded cell names one code, not several joined together. Each different text is looked at once.
struct SeveralCodesCheck {
    let columns: [ColumnID]

    func hits(_ asked: Asked, met: (Hit) -> Void) {
        for column in asked.present(columns) {
            guard let id = column.definition.codeSet, let set = asked.query.schema.codeSets[id] else {
                continue
            }
            let recogniser = CodeRecogniser(set: set, spellings: asked.query.schema.spellings[id] ?? [])
            let joined = Set(column.mapping.map(\.raw).filter { names(in: $0, recogniser).count > 1 })
            guard !joined.isEmpty else { continue }
            for row in 0..<asked.table.rowCount
            where !column.value(row).isBlank && joined.contains(asked.table.typedText(column, row: row)) {
                met(Hit(list: asked.list, row: row, column: column.definition.id))
            }
        }
    }

    private func names(in text: String, _ recogniser: CodeRecogniser) -> Set<Int> {
        let lowered = text.lowercased()
        var parts: [String] = [lowered]
        for separator in [",", ";", "/", "&", "+", " and "] {
            parts = parts.flatMap { split($0, at: separator) }
        }
        guard parts.count > 1 else { return [] }
        var codes: Set<Int> = []
        for part in parts {
            for form in [part, part + " abuse"] {
                if case .code(let code) = recogniser.recogniseAsKnown(form).meaning {
                    codes.insert(code)
                    break
                }
            }
        }
        return codes
    }

    private func split(_ text: String, at separator: String) -> [String] {
        var parts: [String] = []
        var rest = text[...]
        while let range = rest.firstRange(of: separator) {
            parts.append(String(rest[..<range.lowerBound]))
            rest = rest[range.upperBound...]
        }
        return (parts + [String(rest)]).map { $0.drop { $0 == " " } }.map { part in
            var part = part
            while part.last == " " { part.removeLast() }
            return String(part)
        }.filter { !$0.isEmpty }
    }
}
