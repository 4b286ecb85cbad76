internal import OOXMLParts

/// The parts of an archive by name, found as forgivingly as programs write them: case and slashes do not matter.
package struct PartDirectory: Sendable {
    private let indices: [String: Int]

    /// The parts of those names, by their index; of two that differ in case alone, the first.
    package init(names: [String]) {
        var indices: [String: Int] = [:]
        for (index, name) in names.enumerated() where !name.isEmpty {
            indices[Self.key(name)] = indices[Self.key(name)] ?? index
        }
        self.indices = indices
    }

    /// The index of a part; nil where the archive lacks it.
    package func index(of part: String) -> Int? {
        indices[Self.key(part)]
    }

    /// The part that a relationship's target names, seen from the part that has it.
    package static func resolve(_ target: String, from source: String) -> String {
        let target = target.replacing("\\", with: "/")
        var segments: [Substring] =
            target.hasPrefix("/") ? [] : source.split(separator: "/").dropLast()
        for segment in target.split(separator: "/") {
            switch segment {
            case ".": continue
            case "..": _ = segments.popLast()
            default: segments.append(segment)
            }
        }
        return segments.joined(separator: "/")
    }

    /// The part that holds another part's relationships.
    package static func relationships(of part: String) -> String {
        let folder = part.lastIndex(of: "/").map { part[...$0] } ?? ""
        let name = part.lastIndex(of: "/").map { part[part.index(after: $0)...] } ?? part[...]
        return "\(folder)_rels/\(name).rels"
    }

    private static func key(_ name: String) -> String {
        let name = name.replacing("\\", with: "/").lowercased()
        return name.hasPrefix("/") ? String(name.dropFirst()) : name
    }
}
