/// The directory of a ZIP archive, read on its own beside libzip to find what libzip lets pass: two parts of one
/// name, parts that share packed bytes, and headers that say something else than the directory does.
struct ArchiveDirectory {
    /// One part, as the directory tells it.
    struct Entry {
        let name: [UInt8]
        let flags: Int
        let method: Int
        let checksum: Int
        let packed: Int
        let size: Int
        let offset: Int
    }

    private(set) var entries: [Entry] = []
    private let path: String
    private var start = 0

    /// Reads the directory of a file, and checks each part's own header against it.
    init(of file: borrowing RegularFile, path: String, budget: ReadingBudget) throws(XLSXError) {
        self.path = path
        let tail = file.bytes(at: max(0, file.size - (1 << 16) - 22 - 20), count: 1 << 16 + 22 + 20)
        let tailStart = file.size - tail.count
        guard let end = Self.endRecord(in: tail) else { throw damaged("its end is missing") }
        var count = tail.number(end + 10, 2)
        var size = tail.number(end + 12, 4)
        start = tail.number(end + 16, 4)
        guard tail.number(end + 4, 2) == 0 || tail.number(end + 4, 2) == 0xFFFF,
            tail.number(end + 8, 2) == count
        else { throw damaged("it is one of several volumes") }
        if count == 0xFFFF || size == 0xFFFF_FFFF || start == 0xFFFF_FFFF, end >= 20,
            tail.number(end - 20, 4) == 0x0706_4B50
        {
            let place = tail.number(end - 12, 8)
            let record = file.bytes(at: place, count: 56)
            guard record.count == 56, record.number(0, 4) == 0x0606_4B50 else {
                throw damaged("its 64-bit end is missing")
            }
            count = record.number(32, 8)
            size = record.number(40, 8)
            start = record.number(48, 8)
        }
        let limit = budget.value(of: .parts)
        guard count <= limit, size <= 64 << 20 else {
            throw budget.refusal(.parts, path: path, part: "the archive", "has more than \(limit) parts")
        }
        let bytes = file.bytes(at: start, count: size)
        guard bytes.count == size, start + size <= tailStart + end else {
            throw damaged("its directory breaks off")
        }
        try readEntries(bytes, count: count)
        try checkNames()
        try checkPlaces(file)
    }

    /// Where the record at the archive's end begins: the last one whose comment fits.
    private static func endRecord(in tail: [UInt8]) -> Int? {
        guard tail.count >= 22 else { return nil }
        return (0...tail.count - 22).reversed().first { place in
            tail[place] == 0x50 && tail.number(place, 4) == 0x0605_4B50
                && place + 22 + tail.number(place + 20, 2) <= tail.count
        }
    }

    private mutating func readEntries(_ bytes: [UInt8], count: Int) throws(XLSXError) {
        var place = 0
        for _ in 0..<count {
            guard place + 46 <= bytes.count, bytes.number(place, 4) == 0x0201_4B50 else {
                throw damaged("its directory breaks off")
            }
            let nameEnd = place + 46 + bytes.number(place + 28, 2)
            let extraEnd = nameEnd + bytes.number(place + 30, 2)
            guard extraEnd + bytes.number(place + 32, 2) <= bytes.count else {
                throw damaged("its directory breaks off")
            }
            var fields = [
                bytes.number(place + 24, 4), bytes.number(place + 20, 4), bytes.number(place + 42, 4),
            ]
            Self.widen(&fields, with: bytes[nameEnd..<extraEnd])
            entries.append(
                Entry(
                    name: Array(bytes[place + 46..<nameEnd]), flags: bytes.number(place + 8, 2),
                    method: bytes.number(place + 10, 2), checksum: bytes.number(place + 16, 4),
                    packed: fields[1], size: fields[0], offset: fields[2]))
            place = extraEnd + bytes.number(place + 32, 2)
        }
    }

    /// Puts the 64-bit sizes of an extra field in the place of those that say that they are there.
    private static func widen(_ fields: inout [Int], with extra: ArraySlice<UInt8>) {
        let extra = Array(extra)
        var place = 0
        while place + 4 <= extra.count {
            let end = min(extra.count, place + 4 + extra.number(place + 2, 2))
            if extra.number(place, 2) == 1 {
                var value = place + 4
                for index in fields.indices where fields[index] == 0xFFFF_FFFF && value + 8 <= end {
                    fields[index] = extra.number(value, 8)
                    value += 8
                }
            }
            place += 4 + extra.number(place + 2, 2)
        }
    }

    private func checkNames() throws(XLSXError) {
        var seen: Set<[UInt8]> = []
        for entry in entries {
            // names of parts do not tell capitals from small letters, and some programs write backslashes
            let name = entry.name.map { (65...90).contains($0) ? $0 + 32 : $0 == 0x5C ? 0x2F : $0 }
            guard name.last == 0x2F || seen.insert(name).inserted else {
                throw damaged("two parts are named \(Self.words(for: entry))")
            }
        }
    }

    private func checkPlaces(_ file: borrowing RegularFile) throws(XLSXError) {
        var end = 0
        for entry in entries.sorted(by: { $0.offset < $1.offset }) {
            let header = file.bytes(at: entry.offset, count: 30)
            guard header.count == 30, header.number(0, 4) == 0x0403_4B50 else {
                throw damaged("\(Self.words(for: entry)) is not where the directory says")
            }
            let nameCount = header.number(26, 2)
            let data = entry.offset + 30 + nameCount + header.number(28, 2)
            let (dataEnd, overflow) = data.addingReportingOverflow(entry.packed)
            guard entry.offset >= end, !overflow, dataEnd <= start else {
                throw damaged("\(Self.words(for: entry)) overlaps other bytes of the archive")
            }
            end = dataEnd
            guard file.bytes(at: entry.offset + 30, count: nameCount) == entry.name,
                header.number(8, 2) == entry.method
            else { throw damaged("\(Self.words(for: entry)) has another header than the directory says") }
            // sizes may follow the data instead, or stand in an extra field
            let follow = header.number(6, 2) & 8 != 0
            let stated = [(14, entry.checksum), (18, entry.packed), (22, entry.size)]
            let isTrue = stated.allSatisfy { place, value in
                let number = header.number(place, 4)
                return number == value || follow && number == 0 || place > 14 && number == 0xFFFF_FFFF
            }
            guard isTrue else {
                throw damaged(
                    "the size or checksum of \(Self.words(for: entry)) differs from the directory's")
            }
        }
    }

    /// The name of a part as a message may show it: on one line, and short.
    private static func words(for entry: Entry) -> String {
        String(decoding: entry.name.prefix(80).map { $0 < 0x20 || $0 == 0x7F ? 0x3F : $0 }, as: UTF8.self)
    }

    private func damaged(_ reason: String) -> XLSXError {
        .damaged(path: path, part: "archive", reason: reason)
    }
}

extension [UInt8] {
    /// The number of that many bytes, the lowest first; none is negative, and bytes that are not there are 0.
    fileprivate func number(_ place: Int, _ count: Int) -> Int {
        guard place >= 0, place + count <= self.count else { return 0 }
        var value: UInt64 = 0
        for index in (place..<place + count).reversed() { value = value << 8 | UInt64(self[index]) }
        return Int(clamping: value)
    }
}
