metadata description = 'Knowledge Packages with everything new: a resource group, and in it what existing-group.json makes.'

targetScope = 'subscription'

@description('The resource group that is made.')
@minLength(1)
@maxLength(90)
param resourceGroupName string

@description('Begins the name of every resource: small letters, digits and hyphens, from a letter to a letter or digit. The app gets a few more letters behind it, so that its address is nobody else\'s.')
@minLength(3)
@maxLength(31)
param name string

@description('Region of everything that has one; the conversations are kept there.')
param location string = deployment().location

@description('The bot\'s name in the Azure portal and in channels other than Teams.')
@minLength(1)
@maxLength(42)
param botDisplayName string = 'Knowledge Packages'

@description('Where Azure Bot Service handles the bot\'s messages: westeurope keeps them in the European Union. It cannot be changed once the bot exists.')
@allowed(['global', 'westeurope', 'centralindia'])
param botLocation string = 'global'

@description('Resource id of a Linux App Service plan in the same region, to share. Empty: a plan of its own is made.')
param appServicePlanId string = ''

@description('Size of the plan that is made. All of these can be always on; from S1 on they can have a staging slot. B sizes allow three instances.')
@allowed(['B1', 'B2', 'B3', 'S1', 'S2', 'S3', 'P0v3', 'P1v3', 'P2v3', 'P0v4', 'P1v4', 'P2v4'])
param appServicePlanSku string = 'B1'

@description('How many machines of the plan that is made. The product needs no sticky sessions.')
@minValue(1)
@maxValue(10)
param instances int = 1

@description('Makes a staging slot: a new version starts there and is then swapped in. The plan must be S1 or larger.')
param stagingSlot bool = false

@description('Price of the Azure Bot. F0 is free; beyond 10,000 messages a month on Web Chat and Direct Line it needs S1. Teams is free in both.')
@allowed(['F0', 'S1'])
param botSku string = 'F0'

@description('Adds Azure\'s Direct Line channel, for web chats of other websites that use it. The chat page and the embed do not need it.')
param directLine bool = false

@description('How many copies of the conversations are kept, and where. Standard_ZRS needs a region with zones; elsewhere take Standard_LRS.')
@allowed(['Standard_LRS', 'Standard_ZRS', 'Standard_GRS', 'Standard_GZRS'])
param storageSku string = 'Standard_ZRS'

@description('Name of the storage account. Empty: made from the name. An installation keeps the account that it began with.')
@maxLength(24)
param storageAccountName string = ''

@description('The container of the conversations; the app has rights on it only.')
@minLength(3)
@maxLength(63)
param containerName string = 'knowledge-packages'

@description('For so many days deleted and overwritten data can be brought back, and for as many more what that rule has deleted. An erasure is complete after twice this time and two days: at most 28.')
@minValue(1)
@maxValue(13)
param eraseAfterDays int = 7

@description('Protects the storage account from being deleted by mistake. Whoever makes this lock needs the role Owner or User Access Administrator.')
param lockStorage bool = false

@description('Puts app and storage into a virtual network of their own: the storage account then takes no connection from the internet. The page and the bot stay public.')
param privateNetwork bool = false

@description('Addresses of that network, a /24 or larger.')
param networkAddresses string = '10.64.0.0/24'

@description('A domain of your own, for example packages.example.org; its certificate is free and renews itself. Its CNAME and its asuid TXT record must exist before. Empty: the app\'s own address.')
param customDomain string = ''

@description('The app has the domain already: its TLS binding is left as it is until the certificate has been looked up again. The scripts set this.')
param customDomainIsBound bool = false

@description('Websites that embed the chat, each as https://host, without a path.')
param allowedOrigins array = []

@description('Who is told of an alert. Empty: alerts are shown in the portal only.')
param alertEmail string = ''

@description('Three places in Europe open /health/ready every 15 minutes, so that an alert comes when nobody can reach the app or its certificate is about to end. Only in the public cloud.')
param availabilityTest bool = true

@description('What the resource group may cost in a month, in the currency of the subscription: its owners and alertEmail get a mail at 80 %, and when more is expected. 0: no budget.')
@minValue(0)
param monthlyBudget int = 0

@description('The first month of the budget, for example 2026-12-01. It cannot be changed later. The scripts set this.')
param budgetStart string = utcNow('yyyy-MM-01')

@description('How long logs are kept; 30 days are in the price.')
@minValue(30)
@maxValue(730)
param logRetentionDays int = 30

@description('The most that is logged in a day, in GB; what comes after that is not kept, and alerts do not see it. 0: no limit.')
@minValue(0)
param logDailyCapGb int = 0

@description('Address of an OpenTelemetry collector for traces, metrics and logs. Empty: none of it is even loaded.')
param otlpEndpoint string = ''

@description('What the collector speaks.')
@allowed(['grpc', 'http/protobuf'])
param otlpProtocol string = 'http/protobuf'

@description('Headers for the collector, name=value, separated by commas; a Key Vault reference (@Microsoft.KeyVault(...)) is best.')
@secure()
param otlpHeaders string = ''

@description('App settings of your own, {"Key__Name":"value"}; they come last and win. Secrets as Key Vault references (@Microsoft.KeyVault(...)).')
@secure()
param extraSettings object = {}

@description('Tags of every resource.')
param tags object = {
  product: 'knowledge-packages'
}

resource group 'Microsoft.Resources/resourceGroups@2025-04-01' = {
  name: resourceGroupName
  location: location
  tags: tags
}

module everything 'group.bicep' = {
  scope: group
  name: 'knowledge-packages-${uniqueString(name)}'
  params: {
    name: name
    location: location
    botDisplayName: botDisplayName
    botLocation: botLocation
    appServicePlanId: appServicePlanId
    appServicePlanSku: appServicePlanSku
    instances: instances
    stagingSlot: stagingSlot
    botSku: botSku
    directLine: directLine
    storageSku: storageSku
    storageAccountName: storageAccountName
    containerName: containerName
    eraseAfterDays: eraseAfterDays
    lockStorage: lockStorage
    privateNetwork: privateNetwork
    networkAddresses: networkAddresses
    customDomain: customDomain
    customDomainIsBound: customDomainIsBound
    allowedOrigins: allowedOrigins
    alertEmail: alertEmail
    availabilityTest: availabilityTest
    monthlyBudget: monthlyBudget
    budgetStart: budgetStart
    logRetentionDays: logRetentionDays
    logDailyCapGb: logDailyCapGb
    otlpEndpoint: otlpEndpoint
    otlpProtocol: otlpProtocol
    otlpHeaders: otlpHeaders
    extraSettings: extraSettings
    tags: tags
  }
}

@description('Where the program is published to.')
output appName string = everything.outputs.appName

@description('The slot where a new version starts; empty without one.')
output slotName string = everything.outputs.slotName

@description('The resource group of all this.')
output resourceGroupName string = everything.outputs.resourceGroupName

@description('The chat page.')
output address string = everything.outputs.address

@description('The host of the Teams package.')
output host string = everything.outputs.host

@description('The app\'s own host: the target of the CNAME record of a domain of your own.')
output defaultHost string = everything.outputs.defaultHost

@description('The bot\'s app id, for the Teams package. It is no secret.')
output appId string = everything.outputs.appId

@description('Value of the TXT record asuid.<your domain>. It is no secret.')
output domainVerificationId string = everything.outputs.domainVerificationId
