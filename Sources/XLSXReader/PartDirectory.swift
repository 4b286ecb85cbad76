internal import OOXMLParts

/// The parts of an archive by name, found as forgivingly as programs write them: neither case nor slashes matter,
/// nor whether a blank is written `%20`.
package struct PartDirectory: Sendable {
    private let indices: [String: Int]

    /// The parts of those names, by their index; of two that differ in case alone, the first.
    package init(names: [String]) {
        var indices: [String: Int] = [:]
        for (index, name) in names.enumerated() where !name.isEmpty {
            indices[Self.key(name)] = indices[Self.key(name)] ?? index
        }
        for (index, name) in names.enumerated() where name.contains("%") {
            let plain = Self.key(Self.unescaped(name))
            indices[plain] = indices[plain] ?? index
        }
        self.indices = indices
    }

    /// The index of a part; nil where the archive lacks it.
    package func index(of part: String) -> Int? {
        indices[Self.key(part)] ?? indices[Self.key(Self.unescaped(part))]
    }

    /// The part that a relationship's target leads to, seen from the part that has it.
    ///
    /// Some programs write a target as seen from the archive's root without the slash that says so.
    func part(_ target: String, from source: String) -> String {
        let part = Self.resolve(target, from: source)
        guard index(of: part) == nil else { return part }
        let fromRoot = Self.resolve(target, from: "")
        return index(of: fromRoot) == nil ? part : fromRoot
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

    /// A name in which `%20` is a blank again.
    private static func unescaped(_ name: String) -> String {
        guard name.utf8.contains(UInt8(ascii: "%")) else { return name }
        let bytes = Array(name.utf8)
        var result: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
                let byte = UInt8(String(decoding: bytes[index + 1...index + 2], as: UTF8.self), radix: 16)
            {
                result.append(byte)
                index += 3
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func key(_ name: String) -> String {
        let name = name.replacing("\\", with: "/").lowercased()
        return name.hasPrefix("/") ? String(name.dropFirst()) : name
    }
}
