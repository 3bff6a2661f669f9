metadata description = 'TLS for a domain that the app has: a second write of the binding, with the certificate.'

param appName string
param domain string
param thumbprint string

resource binding 'Microsoft.Web/sites/hostNameBindings@2025-03-01' = {
  name: '${appName}/${domain}'
  properties: {
    siteName: appName
    hostNameType: 'Verified'
    customHostNameDnsRecordType: 'CName'
    sslState: 'SniEnabled'
    thumbprint: thumbprint
  }
}
