using static KnowledgePackages.Web.Tests.Deployment.Template;

namespace KnowledgePackages.Web.Tests.Deployment;

/// <summary>
/// Tests that the names of resources are valid and unique for every name that the templates accept, and that the templates reject other
/// names before they create a resource.
/// </summary>
[Trait("Category", "Slow")]
public sealed class TemplateNamesTests
{
    [Theory]
    [InlineData("kp1")]
    [InlineData("kp-mycentre")]
    [InlineData("berufliches-gymnasium-nord-2026")]
    public async Task Names_fit_Azures_limits(string name)
    {
        var template = await Bicep.SnapshotAsync(ExistingGroup, ("name", name));

        Assert.Matches("^[a-z0-9]{3,24}$", template.The("Microsoft.Storage/storageAccounts").Name);
        Assert.InRange(template.The("Microsoft.BotService/botServices").Name.Length, 4, 42);
        Assert.InRange(template.The("Microsoft.Web/sites").Name.Length, 2, 60);
    }

    [Fact]
    public async Task Two_long_names_with_the_same_beginning_share_nothing()
    {
        var one = await Bicep.SnapshotAsync(ExistingGroup, ("name", "kp-berufliches-gymnasium-nord-1"));
        var other = await Bicep.SnapshotAsync(ExistingGroup, ("name", "kp-berufliches-gymnasium-nord-2"));

        Assert.Empty(one.Resources.Select(resource => resource.Id).Intersect(other.Resources.Select(resource => resource.Id)));
    }

    [Fact]
    public async Task A_short_name_keeps_its_account_and_a_longer_one_can_name_it()
    {
        // Earlier templates joined the name and its hash, and cut the result at 24 characters. For a name of up to 11 characters, nothing
        // was cut. So the templates must give such a name the same account as before.
        var name = (await Bicep.SnapshotAsync(ExistingGroup, ("name", "kp-mycentre"))).The("Microsoft.Storage/storageAccounts").Name;
        Assert.Equal("kpmycentrergj43kgowjazy", name);

        var kept = await Bicep.SnapshotAsync(
            ExistingGroup,
            ("name", "kp-berufliches-gymnasium-nord-1"),
            ("storageAccountName", "kpberuflichesgymnasiumno")
        );
        Assert.Equal("kpberuflichesgymnasiumno", kept.The("Microsoft.Storage/storageAccounts").Name);
        Assert.Contains("'kpberuflichesgymnasiumno'", kept.Settings["Storage__AzureBlobs__ServiceUri"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("KP-MyCentre")]
    [InlineData("kp my centre")]
    [InlineData("kp_centre")]
    [InlineData("1-centre")]
    [InlineData("-centre")]
    [InlineData("centre-")]
    [InlineData("kp--centre")]
    [InlineData("schüle")]
    public async Task Another_name_is_refused_before_anything_is_made(string name) =>
        Assert.Contains("name: small letters, digits and single hyphens", await Bicep.RefusalAsync(ExistingGroup, ("name", name)), StringComparison.Ordinal);

    [Theory]
    [InlineData("kp")]
    [InlineData("a-name-that-has-32-characters-xy")]
    public async Task A_name_of_another_length_is_refused(string name) =>
        Assert.Contains("whose length", await Bicep.RefusalAsync(NewGroup, ("name", name)), StringComparison.Ordinal);

    [Fact]
    public async Task A_container_that_Azure_would_refuse_is_refused() =>
        Assert.Contains(
            "containerName: small letters",
            await Bicep.RefusalAsync(ExistingGroup, ("name", "kp-test"), ("containerName", "My_Container")),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task What_a_small_plan_does_not_have_is_refused()
    {
        Assert.Contains("instances: a B plan has three", await Bicep.RefusalAsync(ExistingGroup, ("name", "kp-test"), ("instances", 4)), StringComparison.Ordinal);
        Assert.Contains("stagingSlot: a B plan has none", await Bicep.RefusalAsync(ExistingGroup, ("name", "kp-test"), ("stagingSlot", true)), StringComparison.Ordinal);
    }
}
