using KnowledgePackages.Runtime.Storage;

namespace KnowledgePackages.Runtime.Tests.Storage;

public sealed class DocumentKeyTests
{
    [Fact]
    public void Threads_of_one_channel_conversation_share_a_document() => Assert.Equal(
        DocumentKey.ForConversation("msteams", "t", "u", "19:abc@thread.tacv2"),
        DocumentKey.ForConversation("msteams", "t", "u", "19:abc@thread.tacv2;messageid=1512"));

    [Fact]
    public void Each_part_of_the_key_makes_another_document()
    {
        var keys = new[]
        {
            DocumentKey.ForConversation("a", "t", "u", "c"), DocumentKey.ForConversation("b", "t", "u", "c"),
            DocumentKey.ForConversation("a", "s", "u", "c"), DocumentKey.ForConversation("a", "t", "v", "c"),
            DocumentKey.ForConversation("a", "t", "u", "d"), DocumentKey.ForConversation("a", null, "u", "c"),
        };

        Assert.Equal(keys.Length, keys.Distinct().Count());
    }

    [Fact]
    public void A_name_shows_no_id_and_stands_under_its_persons_prefix()
    {
        var key = DocumentKey.ForConversation("msteams", "tenant", "29:1abcUser", "a:1conversation");

        Assert.StartsWith(DocumentKey.ForUser("msteams", "tenant", "29:1abcUser"), key.Name, StringComparison.Ordinal);
        Assert.Matches("^s1/[A-Za-z0-9_-]{22}/[A-Za-z0-9_-]{22}$", key.Name);
    }

    [Theory]
    [InlineData("")]
    [InlineData("with space")]
    [InlineData("back\\slash")]
    [InlineData("percent%2F")]
    [InlineData("/begins")]
    [InlineData("ends/")]
    [InlineData("two//slashes")]
    [InlineData("up/../and/down")]
    [InlineData("ends.in.a.dot./x")]
    public void A_name_that_a_store_could_not_take_is_refused(string name) => Assert.Throws<ArgumentException>(() => new DocumentKey(name));
}
