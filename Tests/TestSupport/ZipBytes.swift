/// An archive whose parts are stored as they are: the same parts give the same bytes.
package struct ZipBytes {
    /// One part of an archive.
    package struct Part {
        /// Its name in the archive.
        package var name: String
        /// What it holds.
        package var content: [UInt8]

        /// A part with that content.
        package init(_ name: String, _ content: [UInt8]) {
            self.name = name
            self.content = content
        }

        /// A part with that text.
        package init(_ name: String, _ text: String) {
            self.init(name, Array(text.utf8))
        }
    }

    /// The archive with those parts in that order; `encrypted` only says that they are.
    package static func archive(of parts: [Part], encrypted: Bool = false) -> [UInt8] {
        var bytes: [UInt8] = []
        var directory: [UInt8] = []
        for part in parts {
            let offset = bytes.count
            let fields = fields(of: part, encrypted: encrypted)
            append(0x0403_4B50, 4, to: &bytes)
            bytes += fields
            bytes += Array(part.name.utf8)
            bytes += part.content

            append(0x0201_4B50, 4, to: &directory)
            append(20, 2, to: &directory)
            directory += fields
            // no comment, disk 0, no attributes
            append(0, 10, to: &directory)
            append(offset, 4, to: &directory)
            directory += Array(part.name.utf8)
        }
        let start = bytes.count
        bytes += directory
        append(0x0605_4B50, 4, to: &bytes)
        append(0, 4, to: &bytes)
        append(parts.count, 2, to: &bytes)
        append(parts.count, 2, to: &bytes)
        append(directory.count, 4, to: &bytes)
        append(start, 4, to: &bytes)
        append(0, 2, to: &bytes)
        return bytes
    }

    /// What a part's own header and the directory say alike: version to name length, and no extra field.
    private static func fields(of part: Part, encrypted: Bool) -> [UInt8] {
        var fields: [UInt8] = []
        append(20, 2, to: &fields)
        // names are UTF-8
        append(0x0800 | (encrypted ? 1 : 0), 2, to: &fields)
        append(0, 2, to: &fields)
        // midnight of 1 January 1980
        append(0, 2, to: &fields)
        append(0x21, 2, to: &fields)
        append(Int(checksum(part.content)), 4, to: &fields)
        append(part.content.count, 4, to: &fields)
        append(part.content.count, 4, to: &fields)
        append(part.name.utf8.count, 2, to: &fields)
        append(0, 2, to: &fields)
        return fields
    }

    private static func append(_ value: Int, _ count: Int, to bytes: inout [UInt8]) {
        for position in 0..<count {
            bytes.append(UInt8(truncatingIfNeeded: position < 8 ? value >> (8 * position) : 0))
        }
    }

    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { crc, _ in crc & 1 == 0 ? crc >> 1 : 0xEDB8_8320 ^ crc >> 1 }
    }

    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(~0) { crc, byte in table[Int((crc ^ UInt32(byte)) & 0xFF)] ^ crc >> 8 }
    }
}
