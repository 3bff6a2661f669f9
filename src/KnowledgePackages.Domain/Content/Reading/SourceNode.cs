namespace KnowledgePackages.Domain.Content.Reading;

/// <summary>A JSON value with its line. So not only syntax errors, but all problems can be reported with a line.</summary>
/// <param name="Kind">The kind of value.</param>
/// <param name="Line">The line on which the value begins, from 1.</param>
/// <param name="Text">The text of a string, the digits of a number, or <c>true</c> or <c>false</c>; else empty.</param>
/// <param name="Members">The members of an object, in order, each name once.</param>
/// <param name="Items">The items of an array, in order.</param>
internal sealed record SourceNode(
    SourceKind Kind,
    int Line,
    string Text,
    IReadOnlyList<SourceMember> Members,
    IReadOnlyList<SourceNode> Items);

/// <summary>A name in a JSON object with its line, and its value.</summary>
internal sealed record SourceMember(string Name, int Line, SourceNode Value);

internal enum SourceKind
{
    Object,
    Array,
    String,
    Number,
    Boolean,
    Null,
}
