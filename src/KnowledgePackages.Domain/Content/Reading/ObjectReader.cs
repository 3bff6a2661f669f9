using System.Text.RegularExpressions;

namespace KnowledgePackages.Domain.Content.Reading;

/// <summary>
/// Reads the members of one JSON object, and reports missing, invalid and unknown members. A method that cannot read a value returns an
/// empty value or null, so that reading continues and finds further problems. Such a value never reaches a snapshot, because the loader
/// rejects a folder with any problem.
/// </summary>
internal sealed class ObjectReader
{
    private readonly SourceFile _file;
    private readonly SourceNode _node;
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    private ObjectReader(SourceFile file, SourceNode node, string? id)
    {
        _file = file;
        _node = node;
        Id = id;
    }

    /// <summary>
    /// The id, or path of JSON names, under which problems in this object are reported; null for the root of a file. Set by
    /// <see cref="OwnId"/>.
    /// </summary>
    public string? Id { get; set; }

    public SourcePlace Place => _file.At(_node.Line);

    /// <summary>
    /// Opens the root object of a file, and checks that its <c>$schema</c> refers to <paramref name="schema"/>, a path relative to the
    /// content folder. Returns null if the file has no root object; that is reported.
    /// </summary>
    public static ObjectReader? OpenFile(SourceFile file, string schema)
    {
        if (JsonSource.Parse(file) is not { } root || Open(file, root, null) is not { } reader)
        {
            return null;
        }

        var levels = file.Path.Count(letter => letter == '/');
        var expected = (levels == 0 ? "./" : string.Concat(Enumerable.Repeat("../", levels))) + schema;
        if (reader.Find("$schema") is not { Kind: SourceKind.String } named || named.Text != expected)
        {
            file.Report(
                root.Line,
                "$schema",
                "The file does not name its schema.",
                $"Write as its first entry: \"$schema\": \"{expected}\"."
            );
        }

        return reader;
    }

    public static ObjectReader? Open(SourceFile file, SourceNode node, string? id) =>
        ValueReader.Is(file, node, SourceKind.Object, id) ? new(file, node, id) : null;

    /// <summary>
    /// Reads an object with <paramref name="read"/>, and then reports the members that <paramref name="read"/> has not requested.
    /// </summary>
    public static T? Read<T>(SourceFile file, SourceNode node, string? id, Func<ObjectReader, T?> read) where T : class
    {
        if (Open(file, node, id) is not { } reader)
        {
            return null;
        }

        var value = read(reader);
        reader.Close();
        return value;
    }

    public string Text(string name) => Required(name) is { } node ? ValueReader.Text(_file, node, PathOf(name)) ?? "" : "";

    public string? OptionalText(string name) => Find(name) is { } node ? ValueReader.Text(_file, node, PathOf(name)) : null;

    public string Text(string name, Regex form, string fix) =>
        Required(name) is { } node ? ValueReader.Text(_file, node, PathOf(name), form, fix) ?? "" : "";

    public int Integer(string name, int min, int max) =>
        Required(name) is { } node ? ValueReader.Integer(_file, node, PathOf(name), min, max) ?? 0 : 0;

    public int? OptionalWhole(string name, int min, int max) =>
        Find(name) is { } node ? ValueReader.Integer(_file, node, PathOf(name), min, max) : null;

    /// <summary>Reads one of a fixed set of words. If the value is none of them, reports it and returns null.</summary>
    public T? Choice<T>(string name, IReadOnlyDictionary<string, T> choices) where T : struct
    {
        var text = Text(name);
        if (choices.TryGetValue(text, out var choice))
        {
            return choice;
        }

        if (text.Length > 0)
        {
            _file.Report(
                Find(name)?.Line,
                PathOf(name),
                $"'{text}' is not known here.",
                $"Write one of: {string.Join(", ", choices.Keys)}."
            );
        }

        return null;
    }

    /// <summary>Reads a list of words from a fixed set. The list must have at least one word, and each word at most once.</summary>
    public IReadOnlyList<T> Choices<T>(string name, IReadOnlyDictionary<string, T> choices) where T : struct
    {
        var texts = Texts(name, atLeast: 1);
        foreach (var unknown in texts.Where(text => !choices.ContainsKey(text)))
        {
            _file.Report(
                Find(name)?.Line,
                PathOf(name),
                $"'{unknown}' is not known here.",
                $"Write one of: {string.Join(", ", choices.Keys)}."
            );
        }

        return [.. texts.Where(choices.ContainsKey).Select(text => choices[text])];
    }

    /// <summary>
    /// Returns whether the member exists. The only valid value of the member is <c>true</c>; editors omit the member to say false.
    /// </summary>
    public bool OptionalTrue(string name)
    {
        if (Find(name) is not { } node || !ValueReader.Is(_file, node, SourceKind.Boolean, PathOf(name)))
        {
            return false;
        }

        if (node.Text != "true")
        {
            _file.Report(node.Line, PathOf(name), "It says false.", "Write true, or take the entry away.");
        }

        return true;
    }

    public Uri? Url(string name, IReadOnlyCollection<string> httpAllowed) =>
        Required(name) is { } node ? ValueReader.Url(_file, node, PathOf(name), httpAllowed) : null;

    /// <summary>Reads a day such as 2026-11-25.</summary>
    public DateOnly? Day(string name) => Required(name) is { } node ? ValueReader.Day(_file, node, PathOf(name)) : null;

    /// <summary>Reads a day; returns null if the member is missing.</summary>
    public DateOnly? OptionalDay(string name) => Find(name) is { } node ? ValueReader.Day(_file, node, PathOf(name)) : null;

    /// <summary>Reads an id or, if the value contains a colon, an https address.</summary>
    public (IdAt? Id, Uri? Url) IdOrUrl(string name) =>
        Required(name) is not { } node ? (null, null)
        : node.Text.Contains(':', StringComparison.Ordinal) ? (null, ValueReader.Url(_file, node, PathOf(name), []))
        : (ValueReader.Id(_file, node, PathOf(name)), null);

    /// <summary>Reads an optional object; returns null if the member is missing.</summary>
    public T? OptionalObject<T>(string name, Func<ObjectReader, T?> read) where T : class =>
        Find(name) is { } node ? Read(_file, node, PathOf(name), read) : null;

    /// <summary>Reads the id of this object. Later problems in this object are reported under this id.</summary>
    public IdAt? OwnId()
    {
        var id = Required("id") is { } node ? ValueReader.Id(_file, node, PathOf("id")) : null;
        Id = id?.Id ?? Id;
        return id;
    }

    /// <summary>Reads a list of ids of other items, each at most once.</summary>
    public IReadOnlyList<IdAt> Ids(string name, int atLeast = 0)
    {
        var ids = List(name, atLeast).Select(item => ValueReader.Id(_file, item, PathOf(name))).OfType<IdAt>().ToList();
        foreach (var twice in ids.GroupBy(id => id.Id).SelectMany(same => same.Skip(1)))
        {
            _file.Report(twice.Place.Line, PathOf(name), $"'{twice.Id}' stands twice in this list.", "Keep one of the two.");
        }

        return ids;
    }

    /// <summary>Reads a list of references to ids; returns an empty list if the member is missing.</summary>
    public IReadOnlyList<IdAt> OptionalIds(string name) => Find(name) is null ? [] : Ids(name, atLeast: 1);

    public IReadOnlyList<string> Texts(string name, int atLeast = 0) =>
        Texts(name, List(name, atLeast), item => ValueReader.Text(_file, item, PathOf(name)));

    public IReadOnlyList<string> Texts(string name, Regex form, string fix) =>
        Texts(name, List(name, 0), item => ValueReader.Text(_file, item, PathOf(name), form, fix));

    public IReadOnlyList<string> OptionalTexts(string name) =>
        Find(name) is { } node ? Texts(name, ItemsOf(node, name, 0), item => ValueReader.Text(_file, item, PathOf(name))) : [];

    public IReadOnlyList<string> OptionalTexts(string name, Regex form, string fix) =>
        Find(name) is { } node ? Texts(name, ItemsOf(node, name, 0), item => ValueReader.Text(_file, item, PathOf(name), form, fix)) : [];

    /// <summary>Reads a list of objects.</summary>
    public IReadOnlyList<T> Objects<T>(string name, Func<ObjectReader, T?> read, int atLeast = 0) where T : class =>
        [.. List(name, atLeast).Select((item, index) => Read(_file, item, $"{PathOf(name)}[{index + 1}]", read)).OfType<T>()];

    /// <summary>Reads an object that has a value for each id, and returns its members.</summary>
    public IReadOnlyList<SourceMember> Entries(string name) =>
        Required(name) is { } node && ValueReader.Is(_file, node, SourceKind.Object, PathOf(name)) ? node.Members : [];

    public SourceNode? Find(string name)
    {
        _known.Add(name);
        return _node.Members.FirstOrDefault(member => member.Name == name)?.Value;
    }

    /// <summary>Reports a problem of the object as a whole.</summary>
    public void Report(string problem, string fix) => _file.Report(_node.Line, Id, problem, fix);

    /// <summary>Reports every member whose name was not passed to any method of this reader before.</summary>
    public void Close()
    {
        foreach (var member in _node.Members.Where(member => !_known.Contains(member.Name)))
        {
            _file.Report(
                member.Line,
                PathOf(member.Name),
                "Nothing here has this name.",
                $"Take it away, or use one of: {string.Join(", ", _known)}."
            );
        }
    }

    private SourceNode? Required(string name)
    {
        var node = Find(name);
        if (node is null)
        {
            _file.Report(_node.Line, PathOf(name), "This is missing.", $"Add \"{name}\".");
        }

        return node;
    }

    private IReadOnlyList<SourceNode> List(string name, int atLeast) => Required(name) is { } node ? ItemsOf(node, name, atLeast) : [];

    private IReadOnlyList<SourceNode> ItemsOf(SourceNode node, string name, int atLeast)
    {
        if (!ValueReader.Is(_file, node, SourceKind.Array, PathOf(name)))
        {
            return [];
        }

        if (node.Items.Count < atLeast)
        {
            _file.Report(node.Line, PathOf(name), "The list is too short.", $"Name at least {atLeast}.");
        }

        return node.Items;
    }

    private List<string> Texts(string name, IReadOnlyList<SourceNode> items, Func<SourceNode, string?> read)
    {
        var texts = items.Select(item => (item.Line, Text: read(item))).Where(item => item.Text is not null).ToList();
        foreach (var twice in texts.GroupBy(item => item.Text).SelectMany(same => same.Skip(1)))
        {
            _file.Report(twice.Line, PathOf(name), $"'{twice.Text}' stands twice in this list.", "Keep one of the two.");
        }

        return [.. texts.Select(item => item.Text!)];
    }

    private string PathOf(string name) => Id is null ? name : $"{Id}.{name}";
}
