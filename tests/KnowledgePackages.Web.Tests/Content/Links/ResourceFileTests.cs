using System.Text;
using KnowledgePackages.Web.Content.Links;

namespace KnowledgePackages.Web.Tests.Content.Links;

public sealed class ResourceFileTests
{
    private static readonly DateOnly Day = new(2026, 11, 25);

    [Theory]
    [InlineData(
        "{ \"resources\": [\n    {\n      \"id\": \"a\",\n      \"url\": \"https://a.example/\"\n    }\n  ] }",
        "{ \"resources\": [\n    {\n      \"id\": \"a\",\n      \"url\": \"https://a.example/\",\n      MARK\n    }\n  ] }"
    )]
    [InlineData(
        "{ \"resources\": [\r\n\t{\r\n\t\t\"id\": \"a\",\r\n\t\t\"url\": \"u\",\r\n\t\t\"seenAt\": null\r\n\t}\r\n] }",
        "{ \"resources\": [\r\n\t{\r\n\t\t\"id\": \"a\",\r\n\t\t\"url\": \"u\",\r\n\t\tMARK,\r\n\t\t\"seenAt\": null\r\n\t}\r\n] }"
    )]
    [InlineData(
        "{\"resources\":[{\"id\":\"b\",\"url\":\"u\"},{\"url\":\"u\",\"id\":\"a\"}]}",
        "{\"resources\":[{\"id\":\"b\",\"url\":\"u\"},{\"url\":\"u\",MARK,\"id\":\"a\"}]}"
    )]
    [InlineData(
        "\uFEFF{ \"resources\": [{ \"id\": \"a\", \"title\": \"ü, {\\\"\", \"url\": \"u\" }] }",
        "\uFEFF{ \"resources\": [{ \"id\": \"a\", \"title\": \"ü, {\\\"\", \"url\": \"u\", MARK }] }"
    )]
    public void A_mark_changes_nothing_else_and_can_be_taken_away_again(string before, string after)
    {
        var file = new ResourceFile(Encoding.UTF8.GetBytes(before));

        var marked = file.WithMark("a", Day, "b");

        Assert.Equal(
            after.Replace("MARK", "\"unavailable\": { \"since\": \"2026-11-25\", \"substitute\": \"b\" }", StringComparison.Ordinal),
            Text(marked)
        );
        Assert.Equal(before, Text(marked.WithoutMark("a")));
    }

    [Fact]
    public void A_mark_that_stands_first_can_be_taken_away_too() =>
        Assert.Equal(
            "{ \"resources\": [{ \"id\": \"a\" }] }",
            Text(
                new ResourceFile(
                    "{ \"resources\": [{ \"unavailable\": { \"since\": \"2026-11-25\" }, \"id\": \"a\" }] }"u8.ToArray()
                ).WithoutMark("a")
            )
        );

    [Fact]
    public void The_line_of_a_resource_is_that_of_its_id()
    {
        var file = new ResourceFile("{\n  \"resources\": [\n    { \"url\": \"u\",\n      \"id\": \"a\" }\n  ]\n}"u8.ToArray());

        Assert.Equal(4, file.LineOf("a"));
        Assert.Null(file.LineOf("b"));
    }

    private static string Text(ResourceFile file) => Encoding.UTF8.GetString(file.Bytes.Span);
}
