import AnnexADataset
import AnnexASchema
import Foundation
import TestSupport
import Testing

@Suite("Spellings seen in real files")
struct SeenSpellingTests {
    /// One line of `aliases.csv`.
    private struct Alias {
        let set: String
        let code: String
        let text: String
    }

    private func aliases() throws -> [Alias]? {
        guard let path = Samples.path("../domain/aliases.csv") else { return nil }
        let text = try String(contentsOfFile: path, encoding: .utf8)
        return CSVRows.rows(of: text).dropFirst().compactMap { row in
            guard row.count >= 4 else { return nil }
            // CeasedReason is ceased_reason here
            let id = row[0].replacing(/([a-z])([A-Z])/) { "\($0.1)_\($0.2)" }.lowercased()
            return Alias(set: id, code: row[1], text: row[3])
        }
    }

    @Test("Nineteen in twenty are recognised, and where one is read otherwise the schema says so")
    func codes() throws {
        guard let aliases = try aliases() else { return }
        let schema = try LoadedSchema.get()
        var right = 0
        var total = 0
        for alias in aliases {
            guard let (id, set) = schema.codeSets.first(where: { $0.key.rawValue == alias.set }),
                let recogniser = CodeRecogniserTests.recognisers[alias.set],
                let expected = set.index(of: alias.code)
            else { continue }
            total += 1
            guard case .code(let found) = recogniser.recognise(alias.text).meaning else { continue }
            guard found != expected else {
                right += 1
                continue
            }
            let isListed = schema.spellings[id]?.contains {
                Folding.code($0.text) == Folding.code(alias.text)
            }
            #expect(
                isListed == true,
                "\(alias.set): \(alias.text) is \(alias.code), not \(set.codes[found].code)")
        }
        #expect(total > 5_000)
        #expect(right * 20 >= total * 19)
    }
}

/// Rows of a CSV text, quotes undone.
enum CSVRows {
    static func rows(of text: String) -> [[String]] {
        var rows: [[String]] = []
        var row: [String] = []
        var field = ""
        var isQuoted = false
        var pending = false
        for character in text.unicodeScalars {
            if isQuoted {
                if pending {
                    pending = false
                    if character == "\"" {
                        field.unicodeScalars.append(character)
                        continue
                    }
                    isQuoted = false
                } else if character == "\"" {
                    pending = true
                    continue
                } else {
                    field.unicodeScalars.append(character)
                    continue
                }
            }
            switch character {
            case "\"": isQuoted = true
            case ",":
                row.append(field)
                field = ""
            case "\n":
                rows.append(row + [field])
                row = []
                field = ""
            case "\r": continue
            default: field.unicodeScalars.append(character)
            }
        }
        return rows
    }
}
